import type {
  TokenErrorCode as GeneratedTokenErrorCode,
  TokenResponse as GeneratedTokenResponse,
} from '@monpay-miniapp/client';
import { assertType, expectTypeOf, test } from 'vitest';
import {
  type authorizationCodeGrant,
  type confidentialClient,
  isOAuthError,
  type AnyOAuthError,
  type ConfidentialClient,
  type TokenErrorCode,
  type TokenResponse,
} from '../src/index.ts';

test('the token response is the generated one', () => {
  expectTypeOf<Generated<TokenResponse>>().toEqualTypeOf<GeneratedTokenResponse>();
  expectTypeOf<TokenErrorCode>().toEqualTypeOf<GeneratedTokenErrorCode>();
});

test('the compiler knows every error', () => {
  const handle = (error: AnyOAuthError): string => {
    switch (error.code) {
      case 'authorization_response_error':
        return error.error;
      case 'invalid_authorization_response':
        return error.issues.map(({ path }) => path).join();
      case 'authorization_code_reused':
        return error.message;
      case 'spent_codes_unavailable':
        return error.outcome;
      case 'token_request_failed':
        expectTypeOf(error.reason).toEqualTypeOf<'aborted' | 'timeout' | 'network'>();
        expectTypeOf(error.outcome).toEqualTypeOf<'not_sent' | 'unknown'>();
        return error.reason;
      case 'token_response_error':
        expectTypeOf(error.error).toEqualTypeOf<TokenErrorCode>();
        return error.error;
      case 'invalid_token_response':
        return String(error.status);
    }
  };
  expectTypeOf(handle).returns.toEqualTypeOf<string>();
  const caught: unknown = undefined;
  if (isOAuthError(caught)) expectTypeOf(caught).toEqualTypeOf<AnyOAuthError>();
});

test('variables of the environment fit, and nothing else does', () => {
  expectTypeOf<ReturnType<typeof confidentialClient>>().toEqualTypeOf<ConfidentialClient>();
  assertType<Parameters<typeof confidentialClient>[0]>({
    clientId: process.env['A'],
    clientSecret: process.env['B'],
    redirectUri: process.env['C'],
  });
  // @ts-expect-error a client id is needed
  assertType<Parameters<typeof confidentialClient>[0]>({ clientSecret: '', redirectUri: '' });
  // @ts-expect-error a number is not a launch
  assertType<Parameters<typeof authorizationCodeGrant>[1]>(7);
});

/** As the generator writes it: optional fields without a word about `undefined`. */
type Generated<T> = {
  -readonly [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> : T[K];
};
