// One phone: whose it is, what its screen shows, what the person does.

import { act, get, upload } from "./api.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { element, icon } from "./dom.js";
import { clockTime } from "./format.js";
import { ownerPicker } from "./picker.js";
import { Scroller } from "./scroller.js";
import { sheet, toast } from "./sheets.js";

const TYPING_MS = 5000;
const STATUS = { normal: "trợ lý tự động", down: "trợ lý đang mất mạng", flood: "trợ lý bị giới hạn gửi tin" };

export class Phone {
  constructor(people, owner, state) {
    this.composer = new Composer(this);
    this.conversation = new Conversation(this);
    this.scroller = new Scroller(this.conversation.list);
    this.picker = ownerPicker(people, (person) => this.own(person));
    this.frame = this.build(state);
    this.root = element("article", { class: "place" }, this.picker.root, this.frame);
    this.own(owner);
  }

  build(state) {
    this.time = element("time", {});
    this.status = element("span", { class: "bot-status" });
    this.toasts = element("div", { class: "toasts", role: "status" });
    const signal = element("span", { class: "signal", "aria-hidden": "true" });
    const top = element("div", { class: "phone-top" }, this.time, element("span", { class: "notch", "aria-hidden": "true" }), signal);
    const more = element("button", { type: "button", class: "round", "aria-label": "Tùy chọn khác", onclick: () => this.options() }, icon("more"));
    const bot = element("span", { class: "bot-names" }, element("b", {}, state.bot.name), this.status);
    const head = element("header", { class: "chat-head" }, element("img", { class: "avatar", src: "/page/static/icon.svg", alt: "" }), bot, more);
    this.scroller.screen.addEventListener("click", () => this.composer.closePanels());
    const body = element("div", { class: "chat-body" }, this.scroller.screen, this.scroller.jump, this.toasts);
    return element("section", { class: "phone" }, top, head, body, this.composer.root);
  }

  own(person) {
    this.owner = person;
    this.version = 0;
    this.answered = "";
    this.conversation.clear();
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
    if (owner === this.owner) this.show(chat);
  }

  show(chat) {
    const first = this.version === 0;
    const follow = first || this.scroller.sticking;
    this.version = chat.version;
    this.chat = chat;
    if (first) this.conversation.begin(chat, () => this.older());
    this.conversation.take(chat.messages);
    const fresh = chat.messages.filter((message) => message.from_bot && !message.deleted && !message.edited);
    if (follow) this.scroller.toEnd();
    else this.scroller.count(this.scroller.unread + fresh.length);
    this.showAction(chat.action);
    this.showPresses(chat.presses, first);
    this.composer.show(chat, this.conversation.messages);
  }

  async older() {
    const chat = await get(`/control/people/${this.owner.user_id}/chat?earliest=${this.conversation.firstId}`);
    this.scroller.keepPlace(() => {
      this.conversation.begin(chat, () => this.older());
      this.conversation.take(chat.messages);
    });
  }

  // "đang nhập" lasts until the next message, five seconds at most.
  showAction(action) {
    if (action !== this.action) {
      clearTimeout(this.expiry);
      if (action) this.expiry = setTimeout(() => this.drawAction(null), TYPING_MS);
      this.action = action;
      this.drawAction(action);
    } else if (!action) {
      this.drawAction(null);
    }
  }

  drawAction(action) {
    const doing = action?.startsWith("upload") ? "đang gửi tệp" : "đang nhập";
    this.frame.classList.toggle("typing", Boolean(action));
    this.status.textContent = action ? doing : STATUS[this.state.network];
  }

  showPresses(presses, silently) {
    for (const press of presses) {
      for (const button of this.conversation.node(press.message_id)?.querySelectorAll("button.inline") ?? []) {
        if (button.dataset.data === press.data) button.classList.toggle("waiting", !press.answered);
      }
      if (!press.answered || press.query_id <= this.answered) continue;
      this.answered = press.query_id;
      if (press.toast && !silently) this.showToast(press);
    }
  }

  showToast(press) {
    if (press.alert) sheet(this.frame, press.toast, [["Đã hiểu", () => {}]]);
    else toast(this.toasts, press.toast);
  }

  options() {
    const { blocked, started } = this.chat;
    const choices = [[blocked ? "Bỏ chặn trợ lý" : "Chặn trợ lý", () => this.do(blocked ? "unblock" : "block")]];
    if (started) choices.unshift(["Gửi lại lệnh bắt đầu", () => this.begin()]);
    sheet(this.frame, "", choices, "Đóng");
  }

  askToShareContact() {
    sheet(this.frame, "Chia sẻ số điện thoại của bạn với trợ lý này?", [["Chia sẻ số điện thoại", () => this.do("share_contact")]], "Không");
  }

  // The invitation is asked for anew, for one that was used is of no more use.
  async begin() {
    const people = await get("/page/people");
    const person = people.find((known) => known.user_id === this.owner.user_id);
    return this.do("start", { payload: person?.start_payload ?? "" });
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
      if (action !== "press") this.scroller.toEnd();
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
}
