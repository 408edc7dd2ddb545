import type { Setup } from '../contender.ts';
import { headers, path } from './token-request.ts';

// What the stubbed transport costs by itself: the call, and its answer read. A form is at hand already.
export const setup: Setup = (url, _credentials, fetch = globalThis.fetch) => {
  return async (code) => {
    const response = await fetch(url + path, { method: 'POST', headers, body: `code=${code}` });
    const { access_token } = JSON.parse(await response.text()) as { access_token: string };
    return access_token;
  };
};
