import ky from 'ky';
import type { Setup } from '../contender.ts';
import { formOf, headers, path } from './token-request.ts';

export const setup: Setup = (url, credentials) => async (code) => {
  const answer = ky.post(url + path, { headers, body: formOf(credentials, code) });
  const { access_token } = await answer.json<{ access_token: string }>();
  return access_token;
};
