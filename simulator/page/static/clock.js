// The bar above the phones: time, network, the year that plays itself.

import { post } from "./api.js";
import { element } from "./dom.js";
import { moment } from "./format.js";

const find = (selector) => document.querySelector(selector);
const NOTICE_MS = 6000;

// 24/3/2027 as 2027-03-24; anything else goes on as it is, and the simulator says what it expects.
function isoDate(typed) {
  const [day, month, year] = typed.trim().split(/[/.-]/);
  return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : typed;
}

export class ClockBar {
  constructor() {
    this.chips = "";
    for (const button of document.querySelectorAll("[data-advance]")) {
      button.addEventListener("click", () => this.advance(JSON.parse(button.dataset.advance)));
    }
    find("#jump").addEventListener("submit", (event) => {
      event.preventDefault();
      this.advance({ date: isoDate(find("#day").value) });
    });
    find("#network").addEventListener("change", (event) => this.ask("/page/network", { state: event.target.value }));
    find("#play-year").addEventListener("click", () => this.ask("/page/year"));
  }

  advance(step) {
    return this.ask("/page/advance", step);
  }

  async ask(path, body) {
    try {
      await post(path, body);
      this.say("");
    } catch (error) {
      this.say(error.message);
    }
  }

  say(text) {
    clearTimeout(this.timer);
    find("#notice").textContent = text;
    if (text) this.timer = setTimeout(() => this.say(""), NOTICE_MS);
  }

  show(state) {
    find("#now").textContent = moment(state.now);
    find("#delivered").textContent = state.delivered.toLocaleString("vi-VN");
    find("#refused").textContent = state.refused.toLocaleString("vi-VN");
    if (document.activeElement !== find("#network")) find("#network").value = state.network;
    find("#network").dataset.state = state.network;
    find("#play-year").hidden = !state.can_play_year;
    this.showJumps(state);
    this.lock(state.running !== null);
    this.showYear(state.year);
  }

  showJumps(state) {
    const wanted = JSON.stringify(state.jumps);
    if (wanted === this.chips) return;
    this.chips = wanted;
    const jump = ({ label, date }) =>
      element("button", { type: "button", class: "chip", title: `Tua đến ${label}`, onclick: () => this.advance({ date }) }, label);
    find("#jumps").replaceChildren(...state.jumps.map(jump));
  }

  lock(running) {
    document.body.classList.toggle("running", running);
    for (const control of document.querySelectorAll("[data-advance], #jump button, #play-year")) control.disabled = running;
  }

  showYear(year) {
    find("#year").hidden = year === null;
    if (year === null) return;
    find("#year-progress").max = Math.max(year.total, 1);
    find("#year-progress").value = year.finished && !year.failed ? Math.max(year.total, 1) : year.done;
    find("#year-line").textContent = this.yearLine(year);
  }

  yearLine(year) {
    if (year.failed) return "Phần chạy thử đã dừng giữa chừng.";
    if (year.finished) return "Đã chạy xong cả năm.";
    return year.line || "Đang bắt đầu…";
  }
}
