import type { PlainRequest } from '../http/message.ts';

/** Whether a browser sent it for a web page; the sandbox's own may try the endpoints out. */
export function isFromWebPage({ header, origin }: PlainRequest): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin';
  // Old browsers say nothing else, and over plain http to another machine none does.
  const from = header('origin');
  return from !== undefined && from !== origin;
}
