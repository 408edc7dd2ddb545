import { requestToken } from '../src/index.ts';
import { answering, clientOf, freshCode } from './token-endpoint.ts';

export async function tokenFrom(status: number, body: unknown, contentType = 'application/json') {
  const endpoint = await answering(status, body, { 'Content-Type': contentType });
  return requestToken(clientOf(endpoint), { code: freshCode() });
}
