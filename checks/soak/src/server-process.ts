// One life of the server of the soak. It writes each code down before it answers, so that nothing is forgotten
// when it is killed.
import { appendFileSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { answers, blows } from './answers.ts';
import { offersSession } from './client-hello.ts';
import { randomFrom } from '@monpay-miniapp/shared/random';

/** A key and its certificate, in PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface ServerSettings {
  /** 0 in its first life. */
  readonly port: number;
  /** The file that the codes are written to. */
  readonly log: string;
  readonly seed: number;
  readonly identity: Identity;
}

/** How the server is to behave from now on. */
export interface Behaviour {
  readonly answer: keyof typeof answers;
  readonly blow?: keyof typeof blows;
  readonly identity?: Identity;
  /** Resets every handshake that would resume a session. */
  readonly refusesTickets?: boolean;
}

const { port, log, seed, identity } = JSON.parse(process.argv[2] ?? '') as ServerSettings;
const random = randomFrom(seed);
/** The TCP connections, and the TLS ones over them. */
const sockets = new Map<Socket, TLSSocket | undefined>();
let behaviour: Behaviour = { answer: 'well' };

const secure = createServer({ ...identity }, serve);
secure.on('tlsClientError', () => {});

const server = createTcpServer((socket) => {
  sockets.set(socket, undefined);
  socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  socket.once('data', (hello: Buffer) => {
    if (behaviour.refusesTickets && offersSession(hello)) return void socket.resetAndDestroy();
    socket.pause();
    socket.unshift(hello);
    secure.emit('connection', socket);
  });
});
server.listen({ port, host: '127.0.0.1', backlog: 1024 }, () => {
  process.send?.((server.address() as AddressInfo).port);
});

process.on('message', (next: Behaviour) => {
  behaviour = next;
  if (next.identity) secure.setSecureContext(next.identity);
  if (next.blow) blows[next.blow]([...sockets]);
  process.send?.('done');
});
process.on('disconnect', () => process.exit());

function serve(socket: TLSSocket): void {
  const raw = [...sockets.keys()].find(({ remotePort }) => remotePort === socket.remotePort);
  if (raw) sockets.set(raw, socket);
  let pending = '';
  let nth = 0;
  socket.on('error', () => {});
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    pending += chunk;
    const [head = '', form = ''] = pending.split('\r\n\r\n');
    if (form.length < Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? Infinity)) return;
    pending = '';
    const code = new URLSearchParams(form).get('code') ?? '';
    appendFileSync(log, `${code}\n`);
    answers[behaviour.answer]({
      body: JSON.stringify({ access_token: `token-of-${code}`, token_type: 'Bearer' }),
      nth: ++nth,
      write: (text) => socket.write(text),
      end: (text) => (text === undefined ? socket.end() : socket.end(text)),
      reset: () => raw?.resetAndDestroy(),
      random,
    });
  });
}
