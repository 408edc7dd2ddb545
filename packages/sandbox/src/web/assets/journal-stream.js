/** @import { JournalEntry } from '../../generated/admin-api.ts' */
import { send } from './send.js';

/**
 * @typedef {object} JournalListener
 * @property {(entry: JournalEntry) => unknown} onEntry
 * @property {() => unknown} onAnew It is another sandbox: what was before is forgotten.
 * @property {(connection: 'live' | 'lost') => unknown} onConnection
 * @property {() => unknown} onLocked This browser is not let in.
 */

const shortestWait = 300;
const longestWait = 5000;

/**
 * Follows the sandbox's journal from its beginning, and takes a broken connection up again at the last entry.
 * Not with an EventSource, which can't ask for what was before it.
 * @param {JournalListener} listener
 * @returns {Promise<never>}
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function followJournal({ onEntry, onAnew, onConnection, onLocked }) {
  /** @type {JournalEntry | undefined} */
  let last;
  let wait = shortestWait;
  const follow = async () => {
    // The last entry is asked for once more: if another one comes, it is another sandbox.
    const known = last;
    let same = known === undefined;
    const connection = new AbortController();
    const anew = () => {
      if (same) return;
      last = undefined;
      wait = shortestWait;
      onAnew();
      connection.abort();
    };
    const response = await send('events', {
      headers: { 'Last-Event-ID': String(known === undefined ? 0 : known.id - 1) },
      signal: connection.signal,
    });
    if (response.status === 401) onLocked();
    if (!response.ok || !response.body) return;
    onConnection('live');
    wait = shortestWait;
    setTimeout(anew, 500);
    await readEvents(response.body, (entry) => {
      if (same) {
        last = entry;
        onEntry(entry);
      } else if (entry.id === known?.id && entry.at === known.at) {
        same = true;
      } else {
        anew();
      }
    });
  };
  for (;;) {
    // Refused or broken, it ends; that is reported below, and tried again.
    await follow().catch(() => {});
    onConnection('lost');
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    wait = Math.min(wait * 2, longestWait);
  }
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {(entry: JournalEntry) => unknown} onEntry
 */
async function readEvents(body, onEntry) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) onEntry(JSON.parse(data.slice(6)));
    }
  }
}
