// Whose phone this is: everybody, grouped by unit.

import { element } from "./dom.js";

let numbers = 0;

export function ownerPicker(people, choose) {
  const id = `owner-${(numbers += 1)}`;
  const select = element("select", { id, class: "owner" }, ...groups(people));
  select.addEventListener("change", () => choose(people.find((person) => String(person.user_id) === select.value)));
  const detail = element("span", { class: "owner-detail" });
  const root = element("div", { class: "owner-row" }, element("label", { htmlFor: id }, "Điện thoại của"), select, detail);
  const show = (person) => {
    select.value = String(person.user_id);
    detail.textContent = person.unit;
  };
  return { root, show };
}

function groups(people) {
  const units = new Map();
  for (const person of people) units.set(person.unit, [...(units.get(person.unit) ?? []), person]);
  return [...units].map(([unit, members]) => element("optgroup", { label: unit || "Chưa rõ đơn vị" }, ...members.map(option)));
}

function option(person) {
  const words = person.role ? `${person.name} · ${person.role}` : person.name;
  return element("option", { value: String(person.user_id) }, words);
}
