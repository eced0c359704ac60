// The peer: a grammY bot with its concurrent runner and better-sqlite3 that only inserts the text and replies.
import Database from "better-sqlite3";
import { Bot } from "grammy";
import { run } from "@grammyjs/runner";

const [base, file] = process.argv.slice(2);
const database = new Database(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, chat INTEGER, text TEXT)");
const insert = database.prepare("INSERT INTO reports (chat, text) VALUES (?, ?)");

const bot = new Bot("1:bench", { client: { apiRoot: base } });
bot.on("message:text", (context) => {
  insert.run(context.chat.id, context.message.text);
  return context.reply("Đã ghi nhận");
});
run(bot);
