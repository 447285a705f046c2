// Words that did not reach the bot. Web Chat shows them as failed and forgets them with the page; the tab keeps them until they arrive, and puts them back
// into the box when the page is loaded again.
const prefix = 'DIRECT_LINE/POST_ACTIVITY_';

export class Unsent {
  #key;
  #said;
  #restored;

  constructor(key) {
    this.#key = key;
    this.#said = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    this.#restored = new Set(this.#said.map(({ id }) => id));
  }

  // what was not sent before the page was loaded
  get text() {
    return this.#said.filter(({ id }) => this.#restored.has(id)).map(({ text }) => text).join('\n');
  }

  // looks at an action of Web Chat's store; says whether some of the words arrived after all
  see({ type, meta, payload }) {
    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      return this.#arrived(payload.activity.channelData?.clientActivityID);
    }

    const { text } = payload?.activity ?? {};
    if (type === `${prefix}PENDING` && text) {
      // what was in the box is sent by this, or was given up; sent again it has another id
      this.#keep([...this.#said.filter(said => !this.#restored.has(said.id) && said.text !== text), { id: meta.clientActivityID, text }]);
      this.#restored.clear();
    } else if (type === `${prefix}FULFILLED`) {
      return this.#arrived(meta.clientActivityID);
    }

    return false;
  }

  forget() {
    this.#keep([]);
  }

  #arrived(id) {
    const left = this.#said.filter(said => said.id !== id);
    const some = left.length < this.#said.length;
    if (some) {
      this.#keep(left);
    }

    return some;
  }

  #keep(said) {
    this.#said = said;
    if (said.length) {
      sessionStorage.setItem(this.#key, JSON.stringify(said));
    } else {
      sessionStorage.removeItem(this.#key);
    }
  }
}
