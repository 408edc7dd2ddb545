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
  /** @param shape puts another shape around the same shop */
  readonly open: (
    habits: Habits,
    settings: Omit<ShopSettings, 'redirectUri'>,
    shape?: Shape,
  ) => void;
}

/** What a shop looks like from outside: it turns requests into those of the shop, and answers into its own. */
export type Shape = (
  request: ShopRequest,
  shop: (request: ShopRequest) => Promise<ShopAnswer>,
) => Promise<ShopAnswer>;

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
    open(habits, settings, shape = (request, shop) => shop(request)) {
      const state = openState({ ...settings, redirectUri });
      const shop = (request: ShopRequest): Promise<ShopAnswer> =>
        answerRequest({ habits, state, request }).catch(habits.crashed);
      answer = (request) => shape(request, shop);
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
