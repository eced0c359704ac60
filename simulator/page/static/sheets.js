// What slides over the chat: questions, choices, short notices.

import { element } from "./dom.js";

const TOAST_MS = 3500;

export function sheet(frame, text, choices, dismiss) {
  const close = () => cover.remove();
  const button = ([label, action]) => element("button", { type: "button", class: "choice", onclick: () => { close(); action(); } }, label);
  const last = dismiss ? element("button", { type: "button", class: "choice quiet", onclick: close }, dismiss) : null;
  const panel = element("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": text || "Tùy chọn" }, text ? element("p", {}, text) : null, ...choices.map(button), last);
  const cover = element("div", { class: "cover" }, panel);
  cover.addEventListener("click", (event) => { if (event.target === cover) close(); });
  cover.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  frame.append(cover);
  panel.querySelector("button").focus();
}

export function toast(place, text) {
  const shown = element("div", { class: "toast" }, text);
  place.replaceChildren(shown);
  setTimeout(() => shown.remove(), TOAST_MS);
}
