import { alertPerson } from './announce.js';
import { t } from './language.js';

const listeners = new Set();
let state;
let ahead = 0;
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

/** Calls back with every new state. */
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
      state = await call('GET', 'state');
      ahead = Date.parse(state.now) - Date.now();
      for (const listener of listeners) listener(state);
      if (!lookAgain) return;
      lookAgain = false;
      await pause(100);
    }
  } catch {
    // The journal's connection says that the sandbox is gone.
  } finally {
    looking = undefined;
  }
}

/** Asks the sandbox's admin API; throws if it refuses or does not answer. */
async function call(method, path, body) {
  const response = await send(method, path, body);
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(answer?.message ?? answer?.error ?? response.status);
  return answer;
}

/** {@link call}, and says so to the person if it fails. */
export async function ask(method, path, body) {
  try {
    return await call(method, path, body);
  } catch (error) {
    alertPerson(
      error instanceof TypeError
        ? t('no_sandbox')
        : t('refused_by_sandbox', { why: error.message }),
    );
    return undefined;
  }
}

function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function send(method, path, body) {
  return fetch(path, {
    method,
    redirect: 'error',
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
}
