import { cookieNames, signedInPage } from './habits.ts';
import { shows } from './customer.ts';
import { wordsOf } from './page-text.ts';
import type { Launch, Stage } from './stage.ts';

/** Whether a launch has signed its customer in, as far as it can be seen from outside. */
export async function signedIn(stage: Stage, launch: Launch): Promise<'yes' | 'no' | 'unknown'> {
  const { habits } = stage.app;
  const page = await signedInPage(stage, launch);
  if (shows(launch.customer, page)) return 'yes';
  if (page.status === 0 || page.status >= 400) return 'no';
  if (habits.words.size > 0) {
    const there = wordsOf(page);
    const found = [...habits.words].filter((word) => there.has(word));
    return found.length >= habits.words.size / 2 ? 'yes' : 'no';
  }
  if (habits.cookies.size === 0) return 'unknown';
  return cookieNames(launch).some((name) => habits.cookies.has(name)) ? 'yes' : 'no';
}
