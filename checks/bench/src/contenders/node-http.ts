import type { IncomingMessage } from 'node:http';
import type Https from 'node:https';
import type { Setup } from '../contender.ts';
import { formOf, headers, path } from './token-request.ts';

export const setup: Setup = (url, credentials) => {
  // An import would load the WebSocket that `node:http` also exports, which takes longer than all the rest.
  const { Agent, request } = process.getBuiltinModule(
    url.startsWith('https:') ? 'node:https' : 'node:http',
  ) as typeof Https;
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });

  return (code) =>
    new Promise((resolve, reject) => {
      const answer = (response: IncomingMessage): void => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => {
          const { access_token } = JSON.parse(body) as { access_token: string };
          resolve(access_token);
        });
      };
      const options = { agent, hostname, port, path, method: 'POST', headers };
      request(options, answer).on('error', reject).end(formOf(credentials, code));
    });
};
