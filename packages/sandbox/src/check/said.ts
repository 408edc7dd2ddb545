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

/**
 * Whether an error has no more for a customer than what a server or a framework says by itself, whose status may be
 * that of a page that was designed.
 */
export function isBare(answer: Answer): boolean {
  if (answer.status < 500) return answer.status === 0;
  const text = textOf(answer);
  return text === '' || (text.length < 200 && frameworks.test(text));
}

const frameworks =
  /^(?:\{|Error\b|(?:HTTP )?5\d\d\b|(?:Internal )?Server Error|Application Error|Bad Gateway|Service Unavailable|Whitelabel Error)/i;

/** Whether nobody has written what a customer sees: an error page that was designed has words, and another status. */
export function hasCrashed(answer: Answer): boolean {
  return answer.status === 500 || (answer.status > 500 && textOf(answer) === '');
}
