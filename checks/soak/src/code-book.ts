import { closeSync, openSync, readSync } from 'node:fs';
import type { Ended } from './merchant-process.ts';

/** Remembers of each code how often it reached the server, in a byte. */
export class CodeBook {
  readonly #file: number;
  #times = new Uint8Array(1 << 16);
  #read = 0;
  #next = 0;
  #rest = '';

  /** @param log the file that the server writes the codes to */
  constructor(log: string) {
    this.#file = openSync(log, 'r');
  }

  /** A code that nobody had before. */
  fresh(): string {
    return String(this.#next++);
  }

  /** How many there have been. */
  get count(): number {
    return this.#next;
  }

  /** Reads what the server has written down, and says what is wrong with how these codes ended. */
  faults(ended: readonly Ended[], expected?: Ended['how']): string[] {
    const twice = this.#catchUp();
    const wrong = ended.flatMap(({ code, how, why }) => {
      const sent = this.#times[Number(code)] ?? 0;
      const about = `code ${code} ended as ${how}${why ? ` (${why})` : ''}`;
      if (how === 'wrong') return [about];
      if (how === 'not_sent' && sent > 0) return [`${about}, but the server got it`];
      if ((how === 'token' || how === 'answered') && sent !== 1)
        return [`${about}, sent ${sent} times`];
      return expected && how !== expected ? [`${about}, not as ${expected}`] : [];
    });
    return [...twice, ...wrong];
  }

  close(): void {
    closeSync(this.#file);
  }

  #catchUp(): string[] {
    const chunk = Buffer.alloc(1 << 16);
    const twice = [];
    for (let length; (length = readSync(this.#file, chunk, 0, chunk.length, this.#read)) > 0;) {
      this.#read += length;
      const lines = (this.#rest + chunk.toString('latin1', 0, length)).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const code of lines)
        if (this.#see(Number(code)) > 1) twice.push(`code ${code} was sent twice`);
    }
    return twice;
  }

  #see(code: number): number {
    if (code >= this.#times.length) {
      const larger = new Uint8Array(2 * Math.max(code, this.#times.length));
      larger.set(this.#times);
      this.#times = larger;
    }
    return (this.#times[code] = (this.#times[code] ?? 0) + 1);
  }
}
