import { HintedError } from './hinted-error.ts';
import type { Hint } from './hints.ts';

const brand = Symbol.for('@monpay-miniapp/sdk.error');

/** What all errors of the flow share. Discriminate by `code`; see `AnyOAuthError`. */
export class OAuthError extends HintedError {
  protected constructor(name: string, code: string, about: string, hint: Hint, page = code) {
    super(name, code, about, hint, brand, page);
  }
}

/** Whether it is an error of the flow, including one from another copy of this package. */
export function isBranded(error: unknown): boolean {
  return error instanceof Error && brand in error;
}
