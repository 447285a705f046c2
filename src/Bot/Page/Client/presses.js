// What a card's button sends is not shown in the chat, and Web Chat says nothing when it did not arrive. It is kept here until the bot has it, and sent
// again when the line is back: the bot counts a confirmation once, however often it comes.
const prefix = 'DIRECT_LINE/POST_ACTIVITY_';
const settling = 2000;
const mostTries = 3;

export class Presses {
  #pending = new Map();
  #lost = [];
  #tries = new Map();
  #timer = 0;
  #send;
  #tell;

  // send: posts a value again; tell: 'waiting' for the line, or 'failed' for good
  constructor(send, tell) {
    this.#send = send;
    this.#tell = tell;
  }

  // looks at an action of Web Chat's store
  see({ type, meta, payload }) {
    if (!type.startsWith(prefix)) {
      return;
    }

    const id = meta.clientActivityID;
    switch (type.slice(prefix.length)) {
      case 'PENDING':
        // words that were not sent are shown as such, with a way to send them again
        if (payload.activity.value && !payload.activity.text) {
          this.#pending.set(id, payload.activity.value);
        }

        break;
      case 'FULFILLED':
        this.#tries.delete(key(this.#pending.get(id)));
        this.#pending.delete(id);
        break;
      case 'IMPEDED': // no answer for long: the Direct Line client says nothing at all of a 429
      case 'REJECTED':
        if (this.#pending.has(id)) {
          this.#keep(this.#pending.get(id));
          this.#pending.delete(id);
        }
    }
  }

  // the line is open; what came meanwhile is shown first
  again() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost.splice(0).forEach(this.#send), settling);
  }

  #keep(value) {
    const tries = (this.#tries.get(key(value)) ?? 0) + 1;
    this.#tries.set(key(value), tries);
    if (tries > mostTries) {
      this.#tries.delete(key(value));
      this.#tell('failed');
      return;
    }

    this.#lost.push(value);
    this.#tell('waiting');
  }
}

const key = value => JSON.stringify(value);
