import { admit } from './files.js';
import { Line } from './line.js';
import { cardsHostConfig, styleOptions } from './look.js';
import { Presses } from './presses.js';
import { fill, Side } from './side.js';
import { Unsent } from './unsent.js';

const chat = document.getElementById('chat');
const bar = document.getElementById('bar');
const length = document.getElementById('length');
const texts = JSON.parse(chat.dataset.texts);
const { person, name } = chat.dataset;
const narrow = matchMedia('(max-width: 480px)');
const { WebChat } = window;
const unsaid = [];
let connected = false;
if (!WebChat) {
  // the server went away between two files
  chat.querySelector('.wait').textContent = texts.failed;
  throw new Error('Web Chat did not load');
}

// choosing a file of the same path again is no change to the browser: a corrected sheet would not be taken, without a word
chat.addEventListener('click', ({ target }) => {
  if (target.matches?.('input[type=file]')) {
    target.value = '';
  }
}, true);

const side = new Side(document.getElementById('side'), texts, say);
const unsent = new Unsent(`unsent of ${person}`);
const asked = new Set([...document.querySelectorAll('[data-say]')].map(button => button.dataset.say));
const store = WebChat.createStore({}, () => next => action => {
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && action.payload.activity.from.role !== 'user') {
    side.refreshSoon();
  }

  if (action.type === 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS') {
    const { kept, said } = admit(action.payload.attachments, texts.files);
    action = { ...action, payload: { attachments: kept } };
    if (said) {
      clearTimeout(fading);
      write(said, 'lost');
      fading = setTimeout(() => write('', ''), 20000);
    }
  }

  // the buttons above the chat are there already
  if (action.type === 'WEB_CHAT/SET_SUGGESTED_ACTIONS') {
    action = { ...action, payload: { ...action.payload, suggestedActions: action.payload.suggestedActions?.filter(({ value }) => !asked.has(value)) } };
  }

  if (action.type === 'WEB_CHAT/SET_SEND_BOX') {
    measure(action.payload.text);
  }

  // the bot would not read it, the server perhaps not take it
  if (action.type === 'WEB_CHAT/SEND_MESSAGE' && action.payload.text?.length > texts.maxLength) {
    const { text } = action.payload;
    setTimeout(() => fillBox(text));
    return action;
  }

  const before = unsent.text;
  if (unsent.see(action) && before && store.getState().sendBoxValue === before) {
    fillBox(unsent.text);
  }

  presses.see(action);
  if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
    connected = true;
    setTimeout(() => unsaid.splice(0).forEach(say));
  } else if (action.type === 'DIRECT_LINE/DISCONNECT_FULFILLED') {
    connected = false;
  }

  return next(action);
});
const presses = new Presses(
  value => store.dispatch({ type: 'WEB_CHAT/SEND_POST_BACK', payload: { value } }),
  state => {
    if (state === 'failed') {
      write(texts.pressAgain, 'lost');
      return;
    }

    wasLost = true;
    write(texts.unsent, 'lost');
    line.check();
  }
);

const settings = {
  store,
  userID: person,
  username: name,
  locale: 'zh-CN',
  overrideLocalizedStrings: strings => ({ ...strings, ...texts.webChat })
};

function draw(directLine = settings.directLine) {
  settings.directLine = directLine;
  settings.styleOptions = styleOptions(name, texts.bot, narrow.matches, texts.maxLength);
  settings.adaptiveCardsHostConfig = cardsHostConfig(narrow.matches);
  WebChat.renderWebChat({ ...settings }, chat);
}

// Web Chat forgets what it is told to say before it is connected
function say(text) {
  if (!connected) {
    unsaid.push(text);
    return;
  }

  store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'imBack', text } });
}

function fillBox(text) {
  store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
}

// how much may still be typed, once it is little
function measure(text) {
  const left = texts.maxLength - text.length;
  length.textContent = left < 0 ? fill(texts.tooLong, texts.maxLength, -left) : left <= texts.maxLength / 10 ? fill(texts.lengthLeft, left) : '';
  length.dataset.state = left < 0 ? 'over' : '';
}

// what the bar says, for how long: lost stays until it is over, and a line that was never lost is not spoken of
let wasLost = false;
let fading = 0;
function show(state) {
  clearTimeout(fading);
  if (state === 'lost') {
    wasLost = true;
    write(texts.lost, 'lost');
  } else if (wasLost) {
    wasLost = false;
    write(texts.restored, 'restored');
    fading = setTimeout(() => write('', ''), 4000);
    side.refreshSoon();
  }
}

function write(text, state) {
  bar.textContent = text;
  bar.dataset.state = state;
}

const line = new Line(`conversation of ${person}`, draw, state => {
  show(state);
  if (state === 'open') {
    presses.again();
  }
});

for (const button of document.querySelectorAll('[data-say]')) {
  button.addEventListener('click', () => say(button.dataset.say));
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  chat.querySelector('[data-id="webchat-sendbox-input"]')?.focus();
});

document.querySelector('nav form').addEventListener('submit', () => unsent.forget());
if (unsent.text) {
  fillBox(unsent.text);
  write(texts.unsentWords, 'lost');
  fading = setTimeout(() => write('', ''), 20000);
}

// a link of the office's own page says behind # what is to be asked: it fills the box and sends nothing; words that stand there stay
function fillFromAddress() {
  const asked = new URLSearchParams(location.hash.slice(1)).get('say');
  if (!asked) {
    return;
  }

  history.replaceState(null, '', location.pathname);
  if (store.getState().sendBoxValue) {
    clearTimeout(fading);
    write(fill(texts.notFilled, asked), 'lost');
    fading = setTimeout(() => write('', ''), 20000);
    return;
  }

  fillBox(asked);
}

addEventListener('hashchange', fillFromAddress);
fillFromAddress();
narrow.addEventListener('change', () => settings.directLine && draw());
line.open();
side.refresh();
