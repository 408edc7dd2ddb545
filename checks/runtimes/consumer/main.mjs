// Node, Bun and Deno.
import { inspect } from 'node:util';
import { entries } from './entries.mjs';
import { play } from './scenarios.mjs';

const { BASE: base, CLOSED: closed, IDLE: idle, UNTRUSTED: untrusted } = process.env;
const report = await play({
  base,
  closed,
  idle,
  untrusted,
  inspect: (value) =>
    inspect(value, { depth: 8, showHidden: true }) +
    (globalThis.Deno?.inspect(value) ?? '') +
    (globalThis.Bun?.inspect(value) ?? ''),
});
console.log(JSON.stringify({ ...report, entries }));
