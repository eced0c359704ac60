// Staying at the newest message, or where the reader is; the round button with the unread count.

import { element, icon } from "./dom.js";

const NEAR_END = 80;

export class Scroller {
  constructor(content) {
    this.screen = element("div", { class: "screen", tabIndex: 0, onscroll: () => this.scrolled() }, content);
    this.badge = element("span", { class: "badge", hidden: true });
    this.jump = element("button", { type: "button", class: "to-end", hidden: true, "aria-label": "Xuống tin mới nhất", onclick: () => this.toEnd("smooth") }, icon("down"), this.badge);
    this.sticking = true;
    this.lastTop = 0;
    const resized = new ResizeObserver(() => { if (this.sticking) this.toEnd(); });
    resized.observe(content);
    resized.observe(this.screen);
  }

  get atEnd() {
    return this.screen.scrollHeight - this.screen.scrollTop - this.screen.clientHeight < NEAR_END;
  }

  toEnd(behavior = "instant") {
    this.screen.scrollTo({ top: this.screen.scrollHeight, behavior });
    this.sticking = true;
    this.count(0);
  }

  // Content that grows is no reading back: only a move upwards lets go of the end.
  scrolled() {
    const up = this.screen.scrollTop < this.lastTop;
    this.lastTop = this.screen.scrollTop;
    if (this.atEnd) this.sticking = true;
    else if (up) this.sticking = false;
    if (this.sticking) this.count(0);
    this.jump.hidden = this.sticking;
  }

  count(unread) {
    this.unread = unread;
    this.badge.textContent = unread;
    this.badge.hidden = unread === 0;
    this.jump.hidden = this.sticking;
  }

  // Runs `change` so that what the reader looks at stays in place.
  keepPlace(change) {
    const below = this.screen.scrollHeight - this.screen.scrollTop;
    change();
    this.screen.scrollTop = this.screen.scrollHeight - below;
  }
}
