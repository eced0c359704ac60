// The foot of the phone: Start, typing, the command menu, attachments, the bot's own keyboard.

import { act } from "./api.js";
import { element, icon } from "./dom.js";

const ROWS = 5;
const LINE = 21;

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.input = element("textarea", { rows: 1, placeholder: "Tin nhắn", "aria-label": "Tin nhắn", oninput: () => this.fit(), onkeydown: (event) => this.key(event) });
    this.menuButton = this.round("menu", "Danh sách lệnh", () => this.toggle(this.menu));
    this.attachButton = this.round("attach", "Đính kèm", () => this.toggle(this.attachments));
    this.keyboardButton = this.round("keyboard", "Bàn phím của trợ lý", () => this.toggleKeyboard());
    this.sendButton = this.round("send", "Gửi", () => this.send());
    this.sendButton.classList.add("send");
    this.menu = element("div", { class: "panel menu", hidden: true, role: "menu", "aria-label": "Danh sách lệnh" });
    this.attachments = this.attachMenu();
    this.editing = element("div", { class: "editing", hidden: true }, icon("pencil"), element("span", {}, "Đang sửa tin đã gửi"), this.round("close", "Thôi sửa", () => this.stopEditing()));
    this.line = element("div", { class: "line" }, this.menuButton, this.input, this.keyboardButton, this.attachButton, this.sendButton);
    this.keyboard = element("div", { class: "keyboard", hidden: true });
    this.start = element("button", { type: "button", class: "start", hidden: true, onclick: () => this.phone.begin() });
    this.root = element("footer", { class: "composer" }, this.menu, this.attachments, this.editing, this.line, this.keyboard, this.start);
    this.root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.closePanels(); });
  }

  round(name, label, onclick) {
    return element("button", { type: "button", class: "round", title: label, "aria-label": label, onclick }, icon(name));
  }

  attachMenu() {
    const photo = this.fileInput("photo", "image/*", "Ảnh");
    const file = this.fileInput("document", "", "Tệp");
    const share = () => { this.closePanels(); this.phone.askToShareContact(); };
    const contact = element("button", { type: "button", class: "option", onclick: share }, icon("phone"), "Số điện thoại của tôi");
    return element("div", { class: "panel attachments", hidden: true, "aria-label": "Đính kèm" }, photo, file, contact);
  }

  fileInput(kind, accept, label) {
    const input = element("input", { type: "file", accept, class: "hidden-input", "aria-label": `Gửi ${label.toLowerCase()}` });
    input.addEventListener("change", () => {
      this.closePanels();
      for (const file of input.files) this.phone.send(file, kind);
      input.value = "";
    });
    return element("label", { class: "option" }, input, icon(kind === "photo" ? "photo" : "file"), label);
  }

  reset() {
    this.input.value = "";
    this.hiddenKeyboard = false;
    this.shownKeyboard = null;
    this.stopEditing();
    this.closePanels();
  }

  show(chat, messages) {
    const waiting = !chat.started || chat.blocked;
    this.start.hidden = !waiting;
    this.start.textContent = chat.blocked ? "Bỏ chặn và bắt đầu lại" : "Bắt đầu";
    const appeared = this.line.hidden && !waiting;
    this.line.hidden = waiting;
    if (appeared) this.fit();
    this.showMenu(chat.menu);
    this.showKeyboard(waiting ? null : latestKeyboard(messages));
  }

  showMenu(commands) {
    this.menuButton.hidden = commands.length === 0;
    const choose = (command) => { this.closePanels(); this.phone.type(`/${command.command}`); };
    const row = (command) =>
      element("button", { type: "button", role: "menuitem", class: "option", onclick: () => choose(command) }, element("b", {}, `/${command.command}`), element("span", {}, command.description));
    const wanted = JSON.stringify(commands);
    if (wanted === this.commands) return;
    this.commands = wanted;
    this.menu.replaceChildren(...commands.map(row));
  }

  showKeyboard(entry) {
    this.keyboardButton.hidden = entry === null;
    if (entry?.id !== this.shownKeyboard?.id) this.hiddenKeyboard = entry?.used ?? false;
    this.shownKeyboard = entry;
    this.keyboard.hidden = entry === null || this.hiddenKeyboard;
    this.input.placeholder = entry?.markup.input_field_placeholder ?? "Tin nhắn";
    const wanted = JSON.stringify(entry);
    if (wanted === this.keyboardKey) return;
    this.keyboardKey = wanted;
    const rows = entry?.markup.keyboard ?? [];
    this.keyboard.replaceChildren(...rows.map((row) => element("div", { class: "button-row" }, ...row.map((button) => this.replyKey(button, entry)))));
  }

  replyKey(button, entry) {
    const text = typeof button === "string" ? button : button.text;
    const press = () => {
      if (entry.markup.one_time_keyboard) this.hiddenKeyboard = true;
      if (button.request_contact) this.phone.askToShareContact();
      else this.phone.type(text);
    };
    return element("button", { type: "button", class: "reply-key", onclick: press }, button.request_contact ? icon("phone") : null, text);
  }

  toggleKeyboard() {
    this.hiddenKeyboard = !this.hiddenKeyboard;
    this.keyboard.hidden = this.hiddenKeyboard;
  }

  toggle(panel) {
    const open = panel.hidden;
    this.closePanels();
    panel.hidden = !open;
    if (open) panel.querySelector("button, input")?.focus();
  }

  closePanels() {
    this.menu.hidden = true;
    this.attachments.hidden = true;
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const changed = this.edited;
    this.input.value = "";
    this.stopEditing();
    this.closePanels();
    if (changed) await act(this.phone.owner.user_id, "edit", { message_id: changed.id, text });
    else await this.phone.type(text);
  }

  edit(message) {
    this.edited = message;
    this.editing.hidden = false;
    this.input.value = message.text;
    this.fit();
    this.input.focus();
  }

  stopEditing() {
    this.edited = null;
    this.editing.hidden = true;
    this.fit();
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, ROWS * LINE)}px`;
    this.sendButton.classList.toggle("ready", this.input.value.trim() !== "");
  }
}

// The newest keyboard the bot put up and did not take away again; one for a single use is used once the person has answered.
function latestKeyboard(messages) {
  let answered = false;
  for (const message of [...messages].reverse()) {
    if (!message.keyboard) {
      answered ||= !message.from_bot;
      continue;
    }
    const used = Boolean(message.keyboard.one_time_keyboard) && answered;
    return message.keyboard.keyboard ? { id: message.id, markup: message.keyboard, used } : null;
  }
  return null;
}
