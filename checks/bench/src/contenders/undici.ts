import { request } from 'undici';
import type { Setup } from '../contender.ts';
import { formOf, headers, path } from './token-request.ts';

export const setup: Setup = (url, credentials) => async (code) => {
  const { body } = await request(url + path, {
    method: 'POST',
    headers,
    body: formOf(credentials, code),
  });
  const { access_token } = (await body.json()) as { access_token: string };
  return access_token;
};
