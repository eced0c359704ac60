// One message as a bubble.

import { element, icon } from "./dom.js";
import { clockTime, fileSize } from "./format.js";

export function bubble(message, phone) {
  const side = message.from_bot ? "theirs" : "mine";
  const media = message.file ? attachment(message) : null;
  const body = element("div", { class: "bubble" }, media, contact(message), words(message, phone), stamp(message));
  if (message.file?.image && !message.text) body.classList.add("bare");
  else if (!message.text) body.classList.add("wordless");
  const root = element("li", { class: `message ${side}`, dataset: { id: message.id, from: side } }, body);
  if (message.buttons.length) root.append(keyboard(message, phone));
  if (!message.from_bot && message.text && !message.file) body.append(editButton(message, phone));
  return root;
}

function words(message, phone) {
  if (!message.text) return null;
  const text = element("div", { class: "words" });
  text.innerHTML = message.html; // escaped by the simulator, only its own tags
  for (const command of text.querySelectorAll("a.command")) {
    command.addEventListener("click", (event) => {
      event.preventDefault();
      phone.type(command.dataset.command);
    });
  }
  for (const spoiler of text.querySelectorAll(".spoiler")) {
    spoiler.addEventListener("click", () => spoiler.classList.add("shown"));
  }
  return text;
}

function stamp(message) {
  const edited = message.edited ? element("span", { class: "edited" }, "đã sửa") : null;
  const ticks = message.from_bot ? null : icon("check");
  return element("span", { class: "stamp" }, edited, element("time", { dateTime: message.date }, clockTime(message.date)), ticks);
}

function attachment(message) {
  const { file } = message;
  const address = `/page/file/${file.path}`;
  if (file.image) {
    const picture = element("img", { src: address, alt: file.name });
    const shown = element("a", { class: "picture", href: address, target: "_blank", rel: "noreferrer" }, picture);
    return file.photo ? shown : element("div", {}, shown, download(file, address));
  }
  return download(file, address);
}

function download(file, address) {
  const kind = file.name.includes(".") ? file.name.split(".").pop().toLowerCase().slice(0, 4) : "tệp";
  return element(
    "a",
    { class: "document", href: address, download: file.name, title: `Tải về ${file.name}` },
    element("span", { class: `kind kind-${kind}`, "aria-hidden": "true" }, kind),
    element("span", { class: "file-words" }, element("b", {}, file.name), element("small", {}, `${fileSize(file.size)} · tải về`)),
  );
}

function contact(message) {
  const card = message.contact;
  if (!card) return null;
  const name = [card.last_name, card.first_name].filter(Boolean).join(" ");
  const letter = (card.first_name || "?").slice(0, 1);
  const number = card.phone_number.startsWith("+") ? card.phone_number : `+${card.phone_number}`;
  return element(
    "div",
    { class: "contact" },
    element("span", { class: "contact-letter", "aria-hidden": "true" }, letter),
    element("span", { class: "file-words" }, element("b", {}, name), element("small", {}, number)),
  );
}

function keyboard(message, phone) {
  const rows = message.buttons.map((row) => element("div", { class: "button-row" }, ...row.map((button) => inline(button, message, phone))));
  return element("div", { class: "buttons" }, ...rows);
}

function inline(button, message, phone) {
  if (button.url) {
    return element("a", { class: "inline", href: button.url, target: "_blank", rel: "noreferrer" }, button.text, icon("link"));
  }
  const pressed = () => phone.press(message.id, button.data);
  const data = { data: button.data ?? "" };
  return element("button", { type: "button", class: "inline", dataset: data, onclick: pressed }, button.text);
}

function editButton(message, phone) {
  const start = () => phone.composer.edit(message);
  return element("button", { type: "button", class: "edit", title: "Sửa tin này", "aria-label": "Sửa tin này", onclick: start }, icon("pencil"));
}
