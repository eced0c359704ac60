// Puts the phones on the table and keeps them fresh.

import { get, onChange } from "./api.js";
import { ClockBar } from "./clock.js";
import { element } from "./dom.js";
import { Ledger } from "./ledger.js";
import { Phone } from "./phone.js";
import { Waiting } from "./waiting.js";

const PHONES = 3;

function firstOwners(people) {
  const chosen = people.filter((person) => person.default);
  const others = people.filter((person) => !person.default);
  return [...chosen, ...others].slice(0, PHONES);
}

function coalesced(work) {
  let running = false;
  let again = false;
  return async () => {
    if (running) { again = true; return; }
    running = true;
    do {
      again = false;
      try { await work(); } catch { again = false; }
    } while (again);
    running = false;
  };
}

const people = await get("/page/people");
const table = document.querySelector("#phones");
const bar = new ClockBar();
const ledger = new Ledger(people);
const waiting = new Waiting();
let state = await get("/page/state");
bar.show(state);

const phones = firstOwners(people).map((person) => new Phone(people, person, state));
table.append(...phones.map((phone) => phone.root));
if (!phones.length) table.append(element("p", { class: "empty" }, "Chưa có ai trên mạng mô phỏng."));

const refresh = coalesced(async () => {
  state = await get("/page/state");
  bar.show(state);
  await Promise.all([...phones.map((phone) => phone.refresh(state)), ledger.refresh(), waiting.refresh(state, phones)]);
});
onChange(refresh);
await refresh();
