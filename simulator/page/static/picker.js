// Whose phone this is: everybody, grouped by unit, with how many messages wait for them.

import { element } from "./dom.js";

let numbers = 0;

export function ownerPicker(people, choose) {
  const id = `owner-${(numbers += 1)}`;
  const options = new Map(people.map((person) => [person.user_id, element("option", { value: String(person.user_id) }, label(person))]));
  const select = element("select", { id, class: "owner" }, ...groups(people, options));
  select.addEventListener("change", () => choose(people.find((person) => String(person.user_id) === select.value)));
  const detail = element("span", { class: "owner-detail" });
  const root = element("div", { class: "owner-row" }, element("label", { htmlFor: id }, "Điện thoại của"), select, detail);
  const show = (person) => {
    select.value = String(person.user_id);
    detail.textContent = person.unit;
  };
  const mark = (waiting) => {
    for (const person of people) {
      const words = label(person, waiting.get(person.user_id));
      const option = options.get(person.user_id);
      if (option.textContent !== words) option.textContent = words;
    }
  };
  return { root, show, mark };
}

function groups(people, options) {
  const units = new Map();
  for (const person of people) units.set(person.unit, [...(units.get(person.unit) ?? []), options.get(person.user_id)]);
  return [...units].map(([unit, members]) => element("optgroup", { label: unit || "Chưa rõ đơn vị" }, ...members));
}

function label(person, waiting) {
  const words = person.role ? `${person.name} · ${person.role}` : person.name;
  return waiting ? `${words} · ${waiting} tin mới` : words;
}
