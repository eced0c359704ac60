// The small panel that lists what the network delivered and refused.

import { get } from "./api.js";
import { element } from "./dom.js";
import { clockTime, dayLabel } from "./format.js";

const toggle = document.querySelector("#ledger-toggle");
const panel = document.querySelector("#ledger");

export class Ledger {
  constructor(people) {
    this.names = new Map(people.map((person) => [person.user_id, person.name]));
    toggle.addEventListener("click", () => this.toggle());
  }

  async toggle() {
    panel.hidden = !panel.hidden;
    toggle.setAttribute("aria-expanded", String(!panel.hidden));
    await this.refresh();
  }

  async refresh() {
    if (panel.hidden) return;
    const { delivered, refused } = await get("/page/ledger");
    panel.replaceChildren(
      element("h2", {}, "Đã giao"),
      this.list(delivered, (row) => row.text || row.file_name || row.method),
      element("h2", {}, "Bị từ chối"),
      this.list(refused, (row) => `${row.code || "không trả lời"} · ${row.method} · ${row.description}`),
    );
  }

  list(rows, describe) {
    if (!rows.length) return element("p", { class: "empty" }, "Chưa có.");
    return element("ol", {}, ...rows.map((row) => this.row(row, describe(row))));
  }

  row(row, text) {
    const who = this.names.get(row.chat_id) ?? (row.chat_id === null ? "" : String(row.chat_id));
    const head = element("span", { class: "ledger-head" }, element("b", {}, who), element("time", { title: dayLabel(row.at) }, clockTime(row.at)));
    return element("li", {}, head, element("span", { class: "ledger-text" }, text));
  }
}
