import type { Hint } from './hints.ts';

const brand = Symbol.for('@monpay-miniapp/sdk.error');

/** What all errors of the flow share. Discriminate by `code`; see `AnyOAuthError`. */
export class OAuthError extends Error {
  override readonly name: string;
  /** Which error it is; it never changes. */
  readonly code: string;
  /** What to check, in English and Mongolian. */
  readonly hint: Hint;

  protected constructor(name: string, code: string, about: string, hint: Hint) {
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

/** Whether it is an error of the flow, including one from another copy of this package. */
export function isBranded(error: unknown): boolean {
  return error instanceof Error && brand in error;
}
