/** @import { AdminCall, AnswerTo, BodyOf } from '../../admin-calls.ts' */
/** @import { State } from '../../generated/admin-api.ts' */
import { alertPerson } from './announce.js';
import { t } from './language.js';
import { send } from './send.js';

/** @type {Set<(state: State) => unknown>} */
const listeners = new Set();
/** @type {State | undefined} */
let state;
let ahead = 0;
/** @type {Promise<void> | undefined} */
let looking;
let lookAgain = false;

/** All that the sandbox knows, as of the last look; `undefined` before the first. */
export function sandboxState() {
  return state;
}

/** The time by the sandbox's clock, in milliseconds: tests and the person may have moved it. */
export function now() {
  return Date.now() + ahead;
}

/**
 * Calls back with every new state.
 * @param {(state: State) => unknown} listener
 */
export function onState(listener) {
  listeners.add(listener);
  if (state !== undefined) listener(state);
}

/** Looks at the sandbox again. Looks asked for while one is under way share the next one. */
export function refresh() {
  lookAgain = looking !== undefined;
  looking ??= look();
  return looking;
}

async function look() {
  try {
    for (;;) {
      const next = await call('getState', {});
      state = next;
      ahead = Date.parse(next.now) - Date.now();
      for (const listener of listeners) listener(next);
      if (!lookAgain) return;
      lookAgain = false;
      await pause(100);
    }
  } catch {
    // The journal's connection reports that the sandbox is gone.
  } finally {
    looking = undefined;
  }
}

/** @satisfies {Partial<Record<AdminCall, readonly [method: string, path: string]>>} */
const calls = /** @type {const} */ ({
  getState: ['GET', 'state'],
  issueCode: ['POST', 'codes'],
  launch: ['POST', 'codes/{id}/launch'],
  visit: ['POST', 'codes/{id}/visit'],
  revokeCode: ['POST', 'codes/{id}/revoke'],
  revokeToken: ['POST', 'tokens/{id}/revoke'],
  look: ['POST', 'look'],
  payInvoice: ['POST', 'invoices/{id}/pay'],
  declineInvoice: ['POST', 'invoices/{id}/decline'],
  resendDelivery: ['POST', 'deliveries/{id}/resend'],
  sendWrongRequest: ['POST', 'wrong-requests'],
  addFault: ['POST', 'faults'],
  clearFaults: ['DELETE', 'faults'],
  advanceClock: ['POST', 'clock'],
  changeSettings: ['PATCH', 'settings'],
  reset: ['POST', 'reset'],
});

/**
 * Asks the sandbox's admin API; throws if it refuses or does not answer.
 * @template {keyof typeof calls} Call
 * @param {Call} name
 * @param {{ id?: string | number, body?: BodyOf<Call> }} how
 * @returns {Promise<AnswerTo<Call>>}
 */
async function call(name, { id, body }) {
  const [method, path] = calls[name];
  const response = await send(path.replace('{id}', String(id)), {
    method,
    redirect: 'error',
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(answer?.message ?? answer?.error ?? response.status);
  return answer;
}

/**
 * Asks the sandbox's admin API, and reports to the person if it refuses or does not answer.
 * @template {keyof typeof calls} Call
 * @param {Call} name
 * @param {{ id?: string | number, body?: BodyOf<Call> }} how
 * @returns {Promise<{ readonly answer: AnswerTo<Call> } | undefined>} undefined if it failed
 */
export async function ask(name, how = {}) {
  try {
    return { answer: await call(name, how) };
  } catch (error) {
    alertPerson(
      error instanceof TypeError
        ? t('no_sandbox')
        : t('refused_by_sandbox', { why: /** @type {Error} */ (error).message }),
    );
    return undefined;
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
