import type { Issue } from './errors.ts';
import type { Hint } from './hints.ts';

/** What every error of this package has: a code that never changes, and a hint. */
export class HintedError extends Error {
  override readonly name: string;
  /** Which error it is; it never changes. */
  readonly code: string;
  /** What to check, in English and Mongolian. */
  readonly hint: Hint;

  protected constructor(name: string, code: string, about: string, hint: Hint, brand: symbol) {
    // What somebody else said may end in a full stop of its own.
    const sentence = about && `${about.replace(/[.!?]$/, '')}. `;
    super(`${code}: ${sentence}${hint.en}`);
    // Spelled out, since a bundler may rename the class.
    this.name = name;
    this.code = code;
    this.hint = hint;
    Object.defineProperty(this, brand, { value: true });
  }

  /** The error as data, so that loggers which write JSON keep the message. */
  toJSON(): object {
    return Object.assign({ message: this.message }, this);
  }
}

/** Everything that is wrong, in one line. */
export function summary(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
}
