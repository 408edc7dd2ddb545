import { textOf } from './page-text.ts';
import type { Answer } from './send.ts';
import type { Words } from './words.ts';

/** What an answer was, in a few words. */
export function statusWords({ status, failure, duration }: Answer): Words {
  if (status > 0) return { mn: `HTTP ${status} хариу`, en: `HTTP ${status}` };
  if (failure === 'ETIMEDOUT') {
    const seconds = Math.round(duration / 1000);
    return { mn: `${seconds} секундэд хариугүй`, en: `no answer in ${seconds} seconds` };
  }
  return { mn: `хариугүй (${failure})`, en: `no answer (${failure})` };
}

/** Whether nobody has written what a customer sees: an error page that was designed has words, and another status. */
export function hasCrashed(answer: Answer): boolean {
  return answer.status === 500 || (answer.status > 500 && textOf(answer) === '');
}
