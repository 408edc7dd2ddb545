/** @import { JournalEntry } from '../../generated/admin-api.ts' */
/** @import { News } from './live.js' */
import { followJournal } from './journal-stream.js';

// One stream for all tabs of a browser, which has six connections to a host: the seventh tab would hang.
const entriesKept = 4000;
/** @type {Set<MessagePort>} */
const ports = new Set();
/** @type {JournalEntry[]} */
let entries = [];
/** @type {News['connection']} */
let connection;

Object.assign(globalThis, {
  onconnect(/** @type {MessageEvent} */ { ports: [port] }) {
    if (!port) return;
    ports.add(port);
    port.addEventListener('message', () => ports.delete(port));
    port.start();
    port.postMessage({ entries, connection });
  },
});

void followJournal({
  onEntry(entry) {
    if (entry.type === 'reset') entries = [];
    entries.push(entry);
    if (entries.length > 2 * entriesKept) entries = entries.slice(-entriesKept);
    tell({ entries: [entry] });
  },
  onAnew() {
    entries = [];
    tell({ anew: true });
  },
  onConnection(state) {
    connection = state;
    tell({ connection });
  },
  onLocked: () => tell({ locked: true }),
});

/** @param {News} news */
function tell(news) {
  for (const port of ports) port.postMessage(news);
}
