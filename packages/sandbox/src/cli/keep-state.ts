import type { Sandbox } from '../sandbox.ts';
import type { StateFile } from './state-file.ts';

/** The shortest time between two writings: milliseconds. */
const pause = 100;
/** How much longer than a writing took the next one waits, so that a large state does not take all the time. */
const restFactor = 20;

/**
 * Writes down what a sandbox knows, soon after each change.
 * @param onFailure called once, when it can't be written
 * @returns writes it for the last time
 */
export function keepState(
  sandbox: Sandbox,
  file: StateFile,
  onFailure: (error: Error) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let rest = 0;
  let failed = false;
  const write = (atTheEnd: boolean): void => {
    const started = performance.now();
    try {
      file.write(sandbox.save(atTheEnd));
    } catch (error) {
      if (!failed) onFailure(error as Error);
      failed = true;
    }
    rest = Math.max(pause, (performance.now() - started) * restFactor);
  };
  // At once, so that a run that breaks off counts.
  write(false);
  sandbox.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      write(false);
    }, rest).unref();
  });
  return () => {
    clearTimeout(timer);
    write(true);
  };
}
