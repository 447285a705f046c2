// What lies beside the chat on wide windows: the last digest and the person's own list. Everything is written as text.
import { ask } from './line.js';

const wide = matchMedia('(min-width: 1000px)');
const afterAnswer = 1500;
const every = 300000;

export class Side {
  #place;
  #texts;
  #say;
  #timer = 0;

  constructor(place, texts, say) {
    this.#place = place;
    this.#texts = texts;
    this.#say = say;
    wide.addEventListener('change', () => this.refresh());
    setInterval(() => this.refresh(), every);
  }

  // an answer may follow an update; several come at once when a page is opened
  refreshSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), afterAnswer);
  }

  async refresh() {
    if (!wide.matches || document.hidden) {
      return;
    }

    try {
      const { tasks, digest } = await (await ask('/chat/side')).json();
      this.#place.replaceChildren(...[tasks && this.#tasks(tasks), digest && this.#digest(digest)].filter(Boolean));
    } catch {
      // what is there stays; the line to the bot says when the server is away
    }
  }

  #tasks({ total, overdue, rows }) {
    const texts = this.#texts;
    const list = rows.map(row =>
      element('li', {}, [
        element('button', { type: 'button', title: row.ask, onclick: () => this.#say(row.ask) }, [
          element('span', { className: `light ${row.light}`, textContent: row.lightName }),
          element('span', { className: 'number', textContent: row.number }),
          element('span', { className: 'left', textContent: row.left }),
          element('span', { className: 'text', textContent: row.text })
        ])
      ])
    );
    return element('section', {}, [
      element('h2', { textContent: texts.tasks }),
      element('p', { className: overdue ? 'note late' : 'note', textContent: total ? fill(overdue ? texts.tasksLate : texts.tasksOpen, total, overdue) : texts.noTasks }),
      element('ul', { className: 'tasks' }, list),
      total > rows.length && element('button', { type: 'button', className: 'more', textContent: fill(texts.allTasks, total), onclick: () => this.#say(texts.askTasks) })
    ]);
  }

  #digest({ title, address, figures }) {
    return element('section', {}, [
      element('h2', { textContent: this.#texts.digest }),
      element('p', { className: 'note', textContent: title }),
      element('dl', {}, figures.flatMap(({ name, value, tone }) => [element('div', { className: tone ?? '' }, [element('dt', { textContent: name }), element('dd', { textContent: value })])])),
      element('a', { href: address, target: '_blank', rel: 'noopener', textContent: this.#texts.openDigest })
    ]);
  }
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}

export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);
