/** @import { JournalEntry } from '../../generated/admin-api.ts' */
/** @import { JournalListener } from './journal-stream.js' */
import { followJournal } from './journal-stream.js';
import { isServed } from './send.js';

/**
 * What the tabs of a browser hear of the one that follows the journal for them.
 * @typedef {object} News
 * @property {readonly JournalEntry[]} [entries]
 * @property {true} [anew]
 * @property {'live' | 'lost' | undefined} [connection]
 * @property {true} [locked]
 */

/**
 * Follows the journal, by one stream with all other tabs.
 * @param {JournalListener} listener
 */
export function followTogether(listener) {
  // Chrome on Android has no shared workers, and a sandbox of this page no other tabs.
  if (!isServed() || !('SharedWorker' in globalThis)) {
    void followJournal(listener);
    return;
  }
  const address = new URL('live-worker.js', import.meta.url);
  const { port } = new SharedWorker(address, { type: 'module', name: 'monpay-sandbox' });
  port.addEventListener('message', ({ data }) => {
    const { entries = [], anew, connection, locked } = /** @type {News} */ (data);
    if (anew) listener.onAnew();
    if (connection) listener.onConnection(connection);
    for (const entry of entries) listener.onEntry(entry);
    if (locked) listener.onLocked();
  });
  port.start();
  addEventListener('pagehide', () => port.postMessage('bye'));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
