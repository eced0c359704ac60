// The list of messages of one chat, kept in step with the network.

import { bubble } from "./bubbles.js";
import { element } from "./dom.js";
import { dayKey, dayLabel } from "./format.js";

export class Conversation {
  constructor(phone) {
    this.phone = phone;
    this.known = new Map();
    this.list = element("ol", { class: "messages", role: "log", "aria-label": "Tin nhắn" });
  }

  get messages() {
    return [...this.known.values()].map((entry) => entry.message);
  }

  get firstId() {
    return Math.min(...this.known.keys());
  }

  node(id) {
    return this.known.get(id)?.node;
  }

  clear() {
    this.known.clear();
    this.list.replaceChildren();
  }

  // A chat from its start: whatever stood here before goes.
  begin(chat, askOlder) {
    this.clear();
    if (chat.earlier) {
      const older = element("button", { type: "button", class: "older", onclick: askOlder }, "Xem tin cũ hơn");
      this.list.append(element("li", { class: "older-row" }, older));
    }
    if (!chat.started) {
      this.list.append(element("li", { class: "fresh" }, "Chưa có tin nhắn nào ở đây. Bấm ", element("b", {}, "Bắt đầu"), " để trò chuyện."));
    }
  }

  take(messages) {
    for (const message of messages) this.put(message);
    if (messages.length) this.group();
  }

  put(message) {
    const before = this.known.get(message.id);
    if (message.deleted) {
      before?.node.remove();
      this.known.delete(message.id);
      return;
    }
    this.list.querySelector(".fresh")?.remove();
    const node = bubble(message, this.phone);
    if (before) before.node.replaceWith(node);
    else this.list.append(node);
    this.known.set(message.id, { message, node });
  }

  // Dates between days, and bubbles of one writer drawn close together.
  group() {
    for (const separator of this.list.querySelectorAll(".day")) separator.remove();
    let previous = null;
    for (const { message, node } of this.known.values()) {
      const newDay = !previous || dayKey(previous.message.date) !== dayKey(message.date);
      if (newDay) node.before(element("li", { class: "day" }, element("span", {}, dayLabel(message.date))));
      const joined = !newDay && previous.message.from_bot === message.from_bot;
      node.classList.toggle("first", !joined);
      node.classList.add("last");
      if (joined) previous.node.classList.remove("last");
      previous = { message, node };
    }
  }
}
