import { pageOf } from './docs.ts';
import type { Issue } from './issue.ts';
import type { Hint } from './hints.ts';

/** What every error of this package has: a code that never changes, a hint, and a page of the site. */
export class HintedError extends Error {
  override readonly name: string;
  /** Which error it is; it never changes. */
  readonly code: string;
  /** What to check, in English and Mongolian. */
  readonly hint: Hint;
  /** The address of the page that says more: the cause, what the customer should see, how to bring it about. */
  readonly docs: string;

  protected constructor(
    name: string,
    code: string,
    about: string,
    hint: Hint,
    brand: symbol,
    page: string,
  ) {
    // What somebody else said may end in a full stop of its own.
    const sentence = about && `${about.replace(/[.!?]$/, '')}. `;
    super(`${code}: ${sentence}${hint.en}`);
    // Spelled out, since a bundler may rename the class.
    this.name = name;
    this.code = code;
    this.hint = hint;
    this.docs = pageOf(page);
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
