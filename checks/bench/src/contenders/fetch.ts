import type { Setup } from '../contender.ts';
import { formOf, headers, path } from './token-request.ts';

export const setup: Setup = (url, credentials) => async (code) => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers,
    body: formOf(credentials, code),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
};
