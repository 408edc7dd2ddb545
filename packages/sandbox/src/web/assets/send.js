/** @typedef {(path: string, init?: RequestInit) => Promise<Response>} Send */

const root = new URL('../', import.meta.url);
/** @type {Send} */
const overHttp = (path, init) => fetch(new URL(path, root), init);
let used = overHttp;

/**
 * Sends a request to the sandbox's admin API: by HTTP to the server of this page, unless the page that uses these
 * scripts has a sandbox of its own.
 * @type {Send}
 */
export function send(path, init) {
  return used(path, init);
}

/** Whether the sandbox is a server, which other tabs can reach as well. */
export function isServed() {
  return used === overHttp;
}

/**
 * Puts a sandbox of the page itself in the server's place, before anything is asked.
 * @param {Send} other called with a path such as `state`; the admin token is for it to add
 */
export function useSandbox(other) {
  used = other;
}
