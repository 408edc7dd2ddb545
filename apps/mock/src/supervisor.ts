import { setTimeout as pause } from 'node:timers/promises';
import { createFront } from './front.ts';
import { close, listen } from './loopback.ts';
import { startPrism, type PrismProcess } from './prism-process.ts';
import { checkSpecFile, SpecError } from './spec-file.ts';

/** What the supervisor is told. */
export interface SupervisorOptions {
  /** The port on 127.0.0.1; 0 takes any free one. */
  port: number;
  specFile: string;
  /** Ends the mock when it aborts. */
  signal: AbortSignal;
  /** Takes one line for each request, and one each time that Prism is started again. */
  log: (line: string) => void;
  /** Told the origin once Prism answers there. */
  onListening: (url: string) => void;
}

/** How often Prism may fail to start in a row, and how long to wait in between: milliseconds. */
const retries = { atMost: 5, pause: 300 };

/**
 * Serves a spec from a Prism process, and starts another each time that one ends: the port stays, and
 * requests wait. Resolves when `signal` has ended it all.
 * @throws {Error} where the spec or the port cannot be used, or Prism does not start; the message says what to do.
 */
export async function supervise({ port, specFile, ...options }: SupervisorOptions): Promise<void> {
  const { signal, log, onListening } = options;
  const file = await checkSpecFile(specFile);
  let prism: PrismProcess | undefined;
  const front = createFront({ prismPort: () => prism?.port(), log });
  const url = await listen(front, port);
  try {
    prism = await startListening(file, signal);
    if (!signal.aborted) onListening(url);
    while (!signal.aborted) {
      const reason = await prism.ended;
      if (signal.aborted) break;
      log(`Prism ended (${reason}); it is started again on the same port`);
      prism = await startAgain(file, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await close(front);
  }
}

async function startListening(file: string, signal: AbortSignal): Promise<PrismProcess> {
  const prism = startPrism(file, signal);
  if ((await prism.listening) || signal.aborted) return prism;
  throw new SpecError(file, ` cannot be served: Prism does not start (${await prism.ended})`);
}

/** Patient, since a Prism that reloads a half-saved spec ends, and the other half comes soon. */
async function startAgain(file: string, signal: AbortSignal): Promise<PrismProcess> {
  for (let failures = 1; ; failures++) {
    try {
      await checkSpecFile(file);
      return await startListening(file, signal);
    } catch (error) {
      if (failures === retries.atMost) throw error;
      await pause(retries.pause, undefined, { signal });
    }
  }
}
