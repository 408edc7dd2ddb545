import { refresh } from './sandbox.js';

const shortestWait = 300;
const longestWait = 5000;

/**
 * Follows the sandbox's journal from its beginning, and takes a broken connection up where it broke.
 * Reads the stream with fetch, since an EventSource cannot ask for what was before it.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function followJournal({ onEntry, onAnew, onConnection }) {
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
    const response = await fetch('events', {
      headers: { 'Last-Event-ID': String(known === undefined ? 0 : known.id - 1) },
      signal: connection.signal,
    });
    // A sandbox that was started anew has another key; its page says where that is.
    if (response.status === 401) location.reload();
    if (!response.ok) return;
    await refresh();
    onConnection('live');
    wait = shortestWait;
    setTimeout(anew, 500);
    await readEvents(response.body, (entry) => {
      if (same) {
        last = entry;
        onEntry(entry);
      } else if (entry.id === known.id && entry.at === known.at) {
        same = true;
      } else {
        anew();
      }
    });
  };
  for (;;) {
    // Refused or broken, it ends; that is said below, and tried again.
    await follow().catch(() => {});
    onConnection('lost');
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    wait = Math.min(wait * 2, longestWait);
  }
}

async function readEvents(body, onEntry) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) onEntry(JSON.parse(data.slice(6)));
    }
  }
}
