import { Problem } from '../problem.ts';

/** Reports how far a run is; a failure carries the name of its step. */
export interface Steps {
  /** Does one step and says how long it took. What it returns is passed on. */
  <T>(name: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
}

/** Writes one line a step, with its seconds and what it had to say. */
export function steps(write: (line: string) => void): Steps {
  return async (name, work) => {
    const started = performance.now();
    const notes: string[] = [];
    const line = (mark: string): string => {
      const seconds = ((performance.now() - started) / 1_000).toFixed(1).padStart(6);
      return `${mark} ${seconds} s  ${[name, ...notes].join(' · ')}`;
    };
    try {
      const result = await work((text) => notes.push(text));
      write(line('✓'));
      return result;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const aborted = error.name === 'AbortError';
      write(line(aborted ? '–' : '✗'));
      throw aborted ? error : new Problem(`\n${name} failed.\n${error.message}`);
    }
  };
}
