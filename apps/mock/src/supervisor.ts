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

/** So many starts in a row may fail, a second apart, before the supervisor gives up. */
const startsInARow = 3;

/**
 * Serves a spec from a Prism process, and starts another each time that one ends: the port stays, and
 * requests wait. Resolves when `signal` has ended it all.
 * @throws {Error} where the spec or the port cannot be used, or Prism does not start; the message says what to do.
 */
export async function supervise({ port, specFile, ...options }: SupervisorOptions): Promise<void> {
  const file = await checkSpecFile(specFile);
  let prism: PrismProcess | undefined;
  const front = createFront({ prismPort: () => prism?.port(), log: options.log });
  const url = await listen(front, port);
  try {
    await keepPrism(() => (prism = startPrism(file, options.signal)), { ...options, file, url });
  } finally {
    await Promise.all([close(front), prism?.ended]);
  }
}

type Keeping = Omit<SupervisorOptions, 'port' | 'specFile'> & { file: string; url: string };

async function keepPrism(
  start: () => PrismProcess,
  { signal, log, onListening, file, url }: Keeping,
): Promise<void> {
  let everListened = false;
  let failedStarts = 0;
  while (!signal.aborted) {
    const prism = start();
    const listened = await prism.listening;
    if (listened && !everListened) onListening(url);
    everListened ||= listened;
    failedStarts = listened ? 0 : failedStarts + 1;

    const reason = await prism.ended;
    if (signal.aborted) return;
    // A first start that fails will fail again; a later one may have met a half-saved spec.
    if (!everListened || failedStarts === startsInARow) {
      throw new SpecError(file, ` cannot be served: Prism does not start (${reason})`);
    }
    log(`Prism ended (${reason}); it is started again on the same port`);
    if (!listened) await pause(1000, undefined, { signal }).catch(() => {});
  }
}
