import type { Vitals } from './merchant-process.ts';

/** What a process may grow by after it has met everything once: caches fill, and the compiler goes on. */
const settling = 3_000_000;
/** Bytes of each exchange: less than anything that is kept of one. */
const ofEachExchange = 8;

/** What is wrong with a process that holds `now` what it held `before`, so many exchanges ago. */
export function unsteady(before: Vitals, now: Vitals, exchanges: number): string[] {
  const growth = now.memory - before.memory;
  const most = settling + ofEachExchange * exchanges;
  const faults = [];
  if (growth > most) faults.push(`memory grew by ${growth} bytes, of at most ${most}`);
  if (now.descriptors > before.descriptors) {
    faults.push(`${now.descriptors} files and sockets are open, after ${before.descriptors}`);
  }
  if (now.timers > 0) faults.push(`${now.timers} timers are left`);
  return faults;
}
