// Which people have messages nobody looked at yet.

import { get } from "./api.js";

export class Waiting {
  constructor() {
    this.seen = new Map();
    this.told = -1;
  }

  // Asks only when something was delivered; people on a phone in sight have seen all of theirs.
  async refresh(state, phones) {
    if (state.delivered === this.told) return;
    this.told = state.delivered;
    const received = new Map((await get("/page/received")).map(({ user_id, count }) => [user_id, count]));
    for (const phone of phones) this.seen.set(phone.owner.user_id, received.get(phone.owner.user_id) ?? 0);
    const waiting = new Map([...received].map(([id, count]) => [id, count - (this.seen.get(id) ?? 0)]));
    for (const phone of phones) phone.picker.mark(waiting);
  }
}
