// Puts the page's files into a folder: Web Chat out of the npm registry as the lock file names it, and our own; each as it is and compressed.
//   node make.mjs FOLDER
// One at a time (Page.targets sees to it). Each file appears at once, so that a build beside this one never copies half of it.
import { execSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const ageOf = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function put(name, bytes) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

function pack(from, to) {
  const bytes = readFileSync(from);
  put(`${to}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  put(`${to}.gz`, gzipSync(bytes, { level: 9 }));
  put(to, bytes);
}

const webChat = 'webchat/webchat.js';
if (ageOf(join(folder, webChat)) < Math.max(ageOf(join(here, 'package-lock.json')), ageOf(join(here, 'make.mjs')))) {
  execSync('npm ci --loglevel=error', { cwd: here, stdio: 'inherit' });
  const made = join(here, 'node_modules/botframework-webchat/dist/webchat.js');
  put(`${webChat}.LICENSE.txt`, readFileSync(`${made}.LICENSE.txt`));
  pack(made, webChat);
}

for (const name of readdirSync(join(here, 'Client'))) {
  pack(join(here, 'Client', name), `page/${name}`);
}
