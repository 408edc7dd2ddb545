import axios from 'axios';
import type { Setup } from '../contender.ts';
import { formOf, headers, path } from './token-request.ts';

export const setup: Setup = (url, credentials) => async (code) => {
  const { data } = await axios.post<{ access_token: string }>(
    url + path,
    formOf(credentials, code),
    { headers },
  );
  return data.access_token;
};
