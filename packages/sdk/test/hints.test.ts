import { describe, expect, test } from 'vitest';
import {
  InvalidResourceResponseError,
  InvalidTokenResponseError,
  ResourceRequestFailedError,
  ResourceResponseError,
  TokenResponseError,
  type Hint,
  type Operation,
  type TokenErrorCode,
} from '../src/index.ts';

const refusal = { intCode: 5, monpayCode: undefined, info: undefined };

const different = (errors: readonly { readonly hint: Hint }[]): number =>
  new Set(errors.map(({ hint }) => hint.en)).size;

describe('there is another hint', () => {
  test('for each of the documented errors of the token endpoint, and for any other', () => {
    const documented: TokenErrorCode[] = [
      'invalid_request',
      'unauthorized_client',
      'invalid_grant',
      'unsupported_grant_type',
      'server_error',
    ];
    const errors = [...documented, undefined].map(
      (error) => new TokenResponseError(400, { error }),
    );
    expect(different(errors)).toBe(6);
  });

  test('if nobody knows the address of the token endpoint', () => {
    const [found, missing] = [200, 404].map((status) => new InvalidTokenResponseError(status, []));
    expect(found?.hint).not.toEqual(missing?.hint);
  });

  test('for what the merchant asks for itself, except if its credentials are wrong', () => {
    const other = { en: 'Something else.', mn: 'Өөр.' };
    const hintOf = (error: TokenErrorCode | undefined, hint?: Hint): Hint =>
      new TokenResponseError(400, { error }, hint).hint;
    expect(hintOf('invalid_request', other)).toEqual(other);
    expect(hintOf(undefined, other)).toEqual(other);
    expect(hintOf('unauthorized_client', other)).toEqual(hintOf('unauthorized_client'));
    expect(new InvalidTokenResponseError(404, [], other).hint).toEqual(other);
  });

  test('for a token that is dead, a right that is missing, and a server that fails', () => {
    const errors = [1, 6, 999, 5].map(
      (intCode) => new ResourceResponseError('getInvoice', 400, { ...refusal, intCode }),
    );
    expect(different(errors)).toBe(4);
    expect(
      different(
        [2, 5, 7, 1000].map(
          (intCode) => new ResourceResponseError('getInvoice', 400, { ...refusal, intCode }),
        ),
      ),
    ).toBe(1);
  });

  test('if MonPay may have done something, for what changes something', () => {
    const reads: Operation[] = ['getUserInfo', 'getInvoice'];
    const writes: Operation[] = ['createInvoice', 'cancelInvoice', 'refundInvoice'];
    for (const make of [
      (operation: Operation): { hint: Hint } =>
        new ResourceRequestFailedError(operation, 'network', 'unknown'),
      (operation: Operation): { hint: Hint } =>
        new InvalidResourceResponseError(operation, 200, []),
    ]) {
      expect(different(reads.map(make))).toBe(1);
      expect(different(writes.map(make))).toBe(1);
      expect(different([...reads, ...writes].map(make))).toBe(2);
    }
    const notSent = [...reads, ...writes].map(
      (operation) => new ResourceRequestFailedError(operation, 'network', 'not_sent'),
    );
    expect(different(notSent)).toBe(1);
    expect(notSent[0]?.hint.en).toContain('Nothing was sent');
  });
});
