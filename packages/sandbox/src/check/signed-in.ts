import type { Visit } from './browser.ts';
import { cookieNames, signedInPage } from './habits.ts';
import { shows } from './customer.ts';
import { wordsOf } from './page-text.ts';
import type { Launch, Stage } from './stage.ts';

/** What can be seen of it from outside. */
type SignedIn = 'yes' | 'no' | 'unknown';

/** Whether a launch that has to work has signed its customer in. */
export async function signedIn(stage: Stage, launch: Launch): Promise<SignedIn> {
  const { habits } = stage.app;
  const page = await signedInPage(stage, launch);
  if (shows(launch.customer, page)) return 'yes';
  if (page.status === 0 || page.status >= 400) return 'no';
  if (habits.words.size > 0) return hasWords(stage, page) ? 'yes' : 'no';
  if (habits.cookies.size === 0) return 'unknown';
  return hasCookie(stage, launch) ? 'yes' : 'no';
}

/**
 * Whether a launch that must not work has signed somebody in. An error page may look like the page of a customer, but
 * an app that greets its customers does not have it both look so and begin a session.
 */
export async function signedInAnyway(stage: Stage, launch: Launch): Promise<SignedIn> {
  const verdict = await signedIn(stage, launch);
  if (verdict !== 'yes' || !stage.app.habits.greets) return verdict;
  const page = await signedInPage(stage, launch);
  return shows(launch.customer, page) || hasCookie(stage, launch) ? 'yes' : 'no';
}

function hasWords({ app: { habits } }: Stage, page: Visit['last']): boolean {
  const there = wordsOf(page);
  const found = [...habits.words].filter((word) => there.has(word));
  return found.length >= habits.words.size / 2;
}

function hasCookie({ app: { habits } }: Stage, launch: Launch): boolean {
  return cookieNames(launch).some((name) => habits.cookies.has(name));
}
