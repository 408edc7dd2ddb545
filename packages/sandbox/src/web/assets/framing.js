/** @import { Visit } from '../../generated/admin-api.ts' */
import { ask } from './sandbox.js';

/** How long a launch waits for a look: milliseconds. */
const patience = 2000;

/**
 * What a launch without a browser found, by client: it has seen the page behind the launch.
 * @type {Map<string, Visit>}
 */
const visited = new Map();

/**
 * Keeps what a launch without a browser found, for the launches to come.
 * @param {string} clientId
 * @param {Visit} visit
 */
export function remember(clientId, visit) {
  visited.set(clientId, visit);
}

/**
 * Looks at the headers of a mini app's page, without a code, and adds what is known of the page behind it.
 * @param {string} clientId
 * @returns {Promise<Visit | undefined>} undefined if the answer is late
 */
export async function lookAt(clientId) {
  const late = new Promise((resolve) => {
    setTimeout(resolve, patience);
  });
  const looked = ask('look', { body: { client_id: clientId } });
  const seen = await Promise.race([
    looked.then((done) => done?.answer),
    late.then(() => undefined),
  ]);
  const before = visited.get(clientId);
  if (!before || seen?.framing === 'refused') return seen;
  const strict = new Set([...before.strict_cookies, ...(seen?.strict_cookies ?? [])]);
  return { ...before, strict_cookies: [...strict] };
}
