// The line to the bot. Web Chat alone gives up for good on some faults and says nothing; this looks at its socket and asks the server from time to
// time, and when the line is dead it takes a fresh token and goes on in the same conversation, after the last activity that arrived.
const domain = new URL('/v3/directline', location.href).href;
const pulseEvery = 30000;
const pulseTimeout = 6000;
const retries = [500, 1000, 2000, 4000];

export class Line {
  #key;
  #connect;
  #say;
  #now = null;
  #turn = 0;
  #attempt = 0;
  #timer = 0;
  #lost = false;

  // key: what the tab remembers its conversation by; connect: gives a Direct Line client to Web Chat; say: 'lost' or 'open', and whether it was lost before
  constructor(key, connect, say) {
    this.#key = key;
    this.#connect = connect;
    this.#say = say;
    setInterval(() => this.#pulse(), pulseEvery);
    addEventListener('online', () => (this.#lost ? this.open() : this.#pulse()));
    addEventListener('offline', () => this.#lose());
    document.addEventListener('visibilitychange', () => document.hidden || this.#pulse());
  }

  async open() {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    const old = this.#now;
    try {
      const conversationId = sessionStorage.getItem(this.#key) ?? undefined;
      const answer = await ask(`${domain}/tokens/generate`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ conversationId })
      });
      const { token, conversationId: given } = await answer.json();
      if (turn !== this.#turn) {
        return;
      }

      // another conversation than asked for: the old one ended, and what lies in Web Chat belongs to it
      const goesOn = given === conversationId;
      sessionStorage.setItem(this.#key, given);
      if (old && !goesOn) {
        location.reload();
        return;
      }

      const client = window.WebChat.createDirectLine({
        domain,
        token,
        conversationId: goesOn ? given : undefined,
        watermark: old?.watermark
      });
      const line = this;
      client.services.WebSocket = class extends WebSocket {
        constructor(address) {
          super(address);
          this.addEventListener('open', () => line.#opened(turn));
          this.addEventListener('close', () => line.#closed(turn));
        }
      };
      client.connectionStatus$.subscribe(status => status > 2 && this.#closed(turn));
      this.#now = client;
      this.#connect(client);
      old?.end();
      this.#timer = setTimeout(() => this.#closed(turn), 4 * pulseTimeout);
    } catch (fault) {
      this.#closed(turn, fault);
    }
  }

  // something did not arrive: whether the line is dead, or says that it is open
  async check() {
    await this.#pulse();
    if (!this.#lost) {
      this.#say('open');
    }
  }

  #opened(turn) {
    if (turn === this.#turn) {
      clearTimeout(this.#timer);
      this.#attempt = 0;
      this.#lost = false;
      this.#say('open');
    }
  }

  #closed(turn) {
    if (turn === this.#turn) {
      this.#lose();
    }
  }

  // the wait grows, and differs between the many pages that a restart cuts off at once
  #lose() {
    this.#turn++;
    this.#lost = true;
    this.#say('lost');
    const wait = retries[Math.min(this.#attempt++, retries.length - 1)];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
  }

  async #pulse() {
    if (this.#lost) {
      return;
    }

    const turn = this.#turn;
    try {
      await ask('/chat/pulse');
    } catch {
      this.#closed(turn);
    }
  }
}

export async function ask(address, options = {}) {
  const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(pulseTimeout), ...options });
  if (answer.status === 401) {
    location.assign('/signin');
    return new Promise(() => {});
  }

  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }

  return answer;
}
