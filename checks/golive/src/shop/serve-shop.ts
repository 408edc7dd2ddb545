import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Habits } from './habits.ts';
import { readRequest, writeAnswer, type ShopAnswer, type ShopRequest } from './messages.ts';
import { answerRequest } from './routes.ts';
import { openState, type ShopSettings } from './state.ts';

/** A shop's place on this machine, taken before anybody sells there: the redirect URI has the port. */
export interface ShopPlace extends AsyncDisposable {
  readonly redirectUri: string;
  readonly open: (habits: Habits, settings: Omit<ShopSettings, 'redirectUri'>) => void;
}

/** Takes a free port of the loopback address. */
export async function serveShop(): Promise<ShopPlace> {
  let answer: ((request: ShopRequest) => Promise<ShopAnswer>) | undefined;
  let sweeps: NodeJS.Timeout | undefined;
  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(message);
    writeAnswer(response, (await answer?.(request)) ?? { status: 503 });
  };
  const server = createServer((message, response) => {
    // What a process that an error ends looks like from outside.
    handle(message, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/launch`;
  return {
    redirectUri,
    open(habits, settings) {
      const state = openState({ ...settings, redirectUri });
      answer = (request) => answerRequest({ habits, state, request }).catch(habits.crashed);
      sweeps = setInterval(
        () => void habits.sweep(habits, state).catch(() => {}),
        settings.sweepEvery,
      );
    },
    async [Symbol.asyncDispose]() {
      clearInterval(sweeps);
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
