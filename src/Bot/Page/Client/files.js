// What the server would refuse as a whole, without a word in the chat, is not put into the send box.
import { fill } from './side.js';

const megabyte = 1024 * 1024;

// the files that may be sent together, and what is to be said of the others
export function admit(files, { bytes, count, tooLarge, tooMany, together }) {
  const said = [];
  const fitting = files.filter(({ blob: { name, size } }) => size <= bytes || (said.push(fill(tooLarge, name, bytes / megabyte)), false));
  const admitted = fitting.slice(0, count);
  if (fitting.length > count) {
    said.push(fill(tooMany, count, fitting.length - count));
  }

  let left = bytes;
  const kept = admitted.filter(({ blob: { size } }) => size <= left && ((left -= size), true));
  if (kept.length < admitted.length) {
    said.push(fill(together, bytes / megabyte, admitted.length - kept.length));
  }

  return { kept, said: said.join('') };
}
