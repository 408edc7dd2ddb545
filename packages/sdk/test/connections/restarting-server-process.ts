// One life of the server that `restarting-server.ts` starts.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

interface Settings {
  readonly key: string;
  readonly cert: string;
  /** The file that the codes are written to. */
  readonly log: string;
  /** 0 in its first life. */
  readonly port: number;
}

const { key, cert, log, port } = JSON.parse(process.argv[2] ?? '') as Settings;
let draining = false;

const server = createServer({ key, cert }, (request, response) => {
  let form = '';
  request.setEncoding('latin1').on('data', (chunk: string) => (form += chunk));
  request.on('end', () => {
    const code = new URLSearchParams(form).get('code') ?? '';
    // Before the answer, and at once: the next moment may be the last.
    appendFileSync(log, `${code}\n`);
    if (draining) response.setHeader('Connection', 'close');
    response.end(JSON.stringify({ access_token: `token-of-${code}`, token_type: 'Bearer' }));
  });
});
server.listen(port, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => {
  draining = true;
  // Node's own `server.close` would also end the connections that are idle at this moment.
  server.closeIdleConnections = () => {};
  server.close(() => process.exit());
});
process.on('disconnect', () => process.exit());
