// Dates, times and sizes as Vietnamese readers expect them; always Hanoi time.

const ZONE = "Asia/Ho_Chi_Minh";
const clock = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ZONE });
const weekday = new Intl.DateTimeFormat("vi-VN", { weekday: "long", timeZone: ZONE });
const parts = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: ZONE });

export const clockTime = (iso) => clock.format(new Date(iso));
export const dayKey = (iso) => parts.format(new Date(iso));

export function dayLabel(iso) {
  const [year, month, day] = dayKey(iso).split("-").map(Number);
  return `${weekday.format(new Date(iso))}, ${day}/${month}/${year}`;
}

export const moment = (iso) => `${dayLabel(iso)} ${clockTime(iso)}`;

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
  return kilobytes < 1024 ? `${number.format(kilobytes)} KB` : `${number.format(kilobytes / 1024)} MB`;
}
