// One phone: whose it is, the chat on its screen, what the person does.

import { act, get, upload } from "./api.js";
import { bubble } from "./bubbles.js";
import { Composer } from "./composer.js";
import { element, icon } from "./dom.js";
import { clockTime, dayKey, dayLabel } from "./format.js";
import { ownerPicker } from "./picker.js";
import { sheet, toast } from "./sheets.js";

const NEAR_END = 80;
const TYPING_MS = 5000;

export class Phone {
  constructor(people, owner, state) {
    this.people = people;
    this.composer = new Composer(this);
    this.build(state);
    this.own(owner);
  }

  build(state) {
    this.time = element("time", {});
    this.status = element("span", { class: "bot-status" });
    this.list = element("ol", { class: "messages", "aria-label": "Tin nhắn" });
    this.screen = element("div", { class: "screen", tabIndex: 0, onscroll: () => this.scrolled() }, this.list);
    const resized = new ResizeObserver(() => this.follow());
    resized.observe(this.list);
    resized.observe(this.screen);
    this.badge = element("span", { class: "badge" });
    this.jump = element("button", { type: "button", class: "to-end", hidden: true, "aria-label": "Xuống tin mới nhất", onclick: () => this.toEnd(true) }, icon("down"), this.badge);
    const more = element("button", { type: "button", class: "round", "aria-label": "Tùy chọn khác", onclick: () => this.options() }, icon("more"));
    const bot = element("span", { class: "bot-names" }, element("b", {}, state.bot.name), this.status);
    const head = element("header", { class: "chat-head" }, element("img", { class: "avatar", src: "/page/static/icon.svg", alt: "" }), bot, more);
    this.signal = element("span", { class: "signal", "aria-hidden": "true" });
    const top = element("div", { class: "phone-top" }, this.time, element("span", { class: "notch", "aria-hidden": "true" }), this.signal);
    this.toasts = element("div", { class: "toasts", role: "status" });
    this.frame = element("section", { class: "phone" }, top, head, element("div", { class: "chat-body" }, this.screen, this.jump, this.toasts), this.composer.root);
    this.picker = ownerPicker(this.people, (person) => this.own(person));
    this.root = element("article", { class: "place" }, this.picker.root, this.frame);
  }

  own(person) {
    this.owner = person;
    this.version = 0;
    this.known = new Map();
    this.unread = 0;
    this.answered = null;
    this.actionSince = 0;
    this.list.replaceChildren();
    this.composer.reset();
    this.picker.show(person);
    this.frame.setAttribute("aria-label", `Điện thoại của ${person.name}`);
    if (this.state) this.refresh(this.state);
  }

  async refresh(state) {
    this.state = state;
    this.time.textContent = clockTime(state.now);
    this.frame.dataset.network = state.network;
    const { owner } = this;
    const chat = await get(`/control/people/${owner.user_id}/chat?since=${this.version}`);
    if (owner !== this.owner) return;
    this.show(chat);
  }

  show(chat) {
    const fresh = this.version === 0;
    const atEnd = fresh || this.sticking;
    this.version = chat.version;
    this.chat = chat;
    if (fresh) this.start(chat);
    for (const message of chat.messages) this.put(message);
    this.group();
    if (atEnd) this.toEnd(false);
    else this.count(chat.messages);
    this.showStatus(chat);
    this.showPresses(chat.presses, fresh);
    this.composer.show(chat, [...this.known.values()].map((entry) => entry.message));
  }

  start(chat) {
    this.known.clear();
    const older = element("button", { type: "button", class: "older", onclick: () => this.older() }, "Xem tin cũ hơn");
    this.list.replaceChildren(...(chat.earlier ? [element("li", { class: "older-row" }, older)] : []));
    if (!chat.started) this.list.append(element("li", { class: "fresh" }, "Chưa có tin nhắn nào ở đây. Bấm ", element("b", {}, "Bắt đầu"), " để trò chuyện."));
  }

  async older() {
    const first = Math.min(...this.known.keys());
    const height = this.screen.scrollHeight;
    const chat = await get(`/control/people/${this.owner.user_id}/chat?earliest=${first}`);
    this.start(chat);
    for (const message of chat.messages) this.put(message);
    this.group();
    this.screen.scrollTop = this.screen.scrollHeight - height;
  }

  put(message) {
    const before = this.known.get(message.id);
    if (message.deleted) {
      before?.node.remove();
      this.known.delete(message.id);
      return;
    }
    this.list.querySelector(".fresh")?.remove();
    const node = bubble(message, this);
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

  showStatus(chat) {
    clearTimeout(this.typing);
    const busy = chat.action !== null && performance.now() - (this.actionSince || performance.now()) < TYPING_MS;
    this.actionSince = chat.action === null ? 0 : this.actionSince || performance.now();
    const doing = chat.action?.startsWith("upload") ? "đang gửi tệp" : "đang nhập";
    this.frame.classList.toggle("typing", busy);
    this.status.textContent = busy ? doing : "trợ lý tự động";
    if (busy) this.typing = setTimeout(() => this.showStatus({ ...chat, action: null }), TYPING_MS);
  }

  showPresses(presses, silently) {
    for (const press of presses) {
      const node = this.known.get(press.message_id)?.node;
      for (const button of node?.querySelectorAll("button.inline") ?? []) {
        if (button.dataset.data === press.data) button.classList.toggle("waiting", !press.answered);
      }
      if (press.answered && press.query_id > (this.answered ?? "")) {
        this.answered = press.query_id;
        if (press.toast && !silently) (press.alert ? this.alert(press.toast) : toast(this.toasts, press.toast));
      }
    }
  }

  alert(text) {
    sheet(this.frame, text, [["Đã hiểu", () => {}]]);
  }

  options() {
    const { blocked, started } = this.chat;
    const choices = [[blocked ? "Bỏ chặn trợ lý" : "Chặn trợ lý", () => this.do(blocked ? "unblock" : "block")]];
    if (started) choices.unshift(["Gửi lại lệnh bắt đầu", () => this.begin()]);
    sheet(this.frame, "", choices, "Đóng");
  }

  begin() {
    return this.do("start", { payload: this.owner.start_payload ?? "" });
  }

  type(text) {
    return this.do("type", { text });
  }

  press(messageId, data) {
    return this.do("press", { message_id: messageId, choice: data });
  }

  async do(action, body) {
    try {
      await act(this.owner.user_id, action, body);
      if (action !== "press") this.toEnd(false);
    } catch {
      toast(this.toasts, "Điện thoại chưa làm được việc này.");
    }
  }

  async send(file, kind) {
    try {
      await upload(this.owner.user_id, file, kind);
    } catch {
      toast(this.toasts, "Chưa gửi được tệp.");
    }
  }

  askToShareContact() {
    sheet(this.frame, "Chia sẻ số điện thoại của bạn với trợ lý này?", [["Chia sẻ số điện thoại", () => this.do("share_contact")]], "Không");
  }

  atEnd() {
    return this.screen.scrollHeight - this.screen.scrollTop - this.screen.clientHeight < NEAR_END;
  }

  follow() {
    if (this.sticking) this.toEnd(false);
  }

  toEnd(smooth) {
    this.screen.scrollTo({ top: this.screen.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.sticking = true;
    this.unread = 0;
    this.jump.hidden = true;
  }

  count(messages) {
    this.unread += messages.filter((message) => message.from_bot && !message.deleted && !message.edited).length;
    this.badge.textContent = this.unread || "";
    this.badge.hidden = !this.unread;
  }

  // Content that grows is no reading back: only a move upwards lets go of the end.
  scrolled() {
    const up = this.screen.scrollTop < (this.lastTop ?? 0);
    this.lastTop = this.screen.scrollTop;
    if (this.atEnd()) this.sticking = true;
    else if (up) this.sticking = false;
    this.jump.hidden = this.sticking;
    if (this.sticking) this.unread = 0;
    this.badge.textContent = this.unread || "";
    this.badge.hidden = !this.unread;
  }
}
