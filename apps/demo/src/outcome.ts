import type { AnyOAuthError, TokenResponse } from '@monpay-miniapp/sdk';

/** How a launch ended. */
export type Outcome =
  | { readonly token: TokenResponse; readonly error?: never }
  | { readonly error: AnyOAuthError; readonly token?: never };
