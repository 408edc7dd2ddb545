import { describe, expect, test } from 'vitest';
import {
  AuthorizationCodeReusedError,
  AuthorizationResponseError,
  InvalidArgumentError,
  InvalidAuthorizationResponseError,
  InvalidClientOptionsError,
  InvalidPaymentNoticeError,
  InvalidResourceResponseError,
  InvalidTokenResponseError,
  isOAuthError,
  isResourceError,
  RefundFailedError,
  ResourceRequestFailedError,
  ResourceResponseError,
  SpentCodesUnavailableError,
  TokenRequestFailedError,
  TokenResponseError,
  type Hint,
} from '../src/index.ts';

const issues = [
  { path: 'amount', message: 'is missing' },
  { path: '', message: 'is not an object' },
];
const refusal = { intCode: 5, monpayCode: undefined, info: undefined };

type Hinted = Error & { readonly hint: Hint; readonly code: string; readonly docs: string };

describe.each<[name: string, error: Hinted, says: string]>([
  [
    'AuthorizationResponseError',
    new AuthorizationResponseError('access_denied', 'Татгалзсан.'),
    'authorization_response_error: access_denied: Татгалзсан.',
  ],
  [
    'AuthorizationResponseError',
    new AuthorizationResponseError('access_denied'),
    'authorization_response_error: access_denied.',
  ],
  [
    'InvalidAuthorizationResponseError',
    new InvalidAuthorizationResponseError(issues),
    'invalid_authorization_response: amount is missing; is not an object.',
  ],
  [
    'AuthorizationCodeReusedError',
    new AuthorizationCodeReusedError(),
    'authorization_code_reused:',
  ],
  [
    'SpentCodesUnavailableError',
    new SpentCodesUnavailableError('ECONNREFUSED'),
    'spent_codes_unavailable: ECONNREFUSED.',
  ],
  ['SpentCodesUnavailableError', new SpentCodesUnavailableError(), 'spent_codes_unavailable:'],
  [
    'TokenRequestFailedError',
    new TokenRequestFailedError('network', 'not_sent', 'ECONNREFUSED', 'wallet.example'),
    'token_request_failed: network (ECONNREFUSED wallet.example).',
  ],
  [
    'TokenRequestFailedError',
    new TokenRequestFailedError('network', 'unknown', undefined, 'wallet.example'),
    'token_request_failed: network (wallet.example).',
  ],
  [
    'TokenRequestFailedError',
    new TokenRequestFailedError('timeout', 'unknown'),
    'token_request_failed: timeout.',
  ],
  [
    'TokenResponseError',
    new TokenResponseError(403, { error: 'invalid_grant' }),
    'token_response_error: invalid_grant (HTTP 403).',
  ],
  [
    'TokenResponseError',
    new TokenResponseError(200, {
      error: undefined,
      description: 'no such code!',
      intCode: 5,
      monpayCode: 'BAD_REQUEST',
    }),
    'token_response_error: invalid_request (HTTP 200, intCode 5 BAD_REQUEST): no such code.',
  ],
  [
    'TokenResponseError',
    new TokenResponseError(200, { error: undefined, intCode: 5 }),
    'token_response_error: invalid_request (HTTP 200, intCode 5).',
  ],
  [
    'InvalidTokenResponseError',
    new InvalidTokenResponseError(200, issues),
    'invalid_token_response: amount is missing; is not an object (HTTP 200).',
  ],
  [
    'ResourceRequestFailedError',
    new ResourceRequestFailedError('getInvoice', 'network', 'unknown', 'ECONNRESET'),
    'resource_request_failed: getInvoice: network (ECONNRESET).',
  ],
  [
    'ResourceRequestFailedError',
    new ResourceRequestFailedError('getInvoice', 'aborted', 'unknown'),
    'resource_request_failed: getInvoice: aborted.',
  ],
  [
    'ResourceResponseError',
    new ResourceResponseError('getInvoice', 401, {
      intCode: 1,
      monpayCode: 'UNAUTHORIZED',
      info: 'the token is dead',
    }),
    'resource_error: getInvoice: intCode 1 (HTTP 401): UNAUTHORIZED, the token is dead.',
  ],
  [
    'ResourceResponseError',
    new ResourceResponseError('getInvoice', 400, refusal),
    'resource_error: getInvoice: intCode 5 (HTTP 400).',
  ],
  [
    'InvalidResourceResponseError',
    new InvalidResourceResponseError('getInvoice', 200, issues),
    'invalid_resource_response: getInvoice: amount is missing; is not an object (HTTP 200).',
  ],
  [
    'RefundFailedError',
    new RefundFailedError('53', 'дансанд хүрсэнгүй'),
    'refund_failed: 53, дансанд хүрсэнгүй.',
  ],
  [
    'RefundFailedError',
    new RefundFailedError(undefined, undefined),
    'refund_failed: no reason was given.',
  ],
  [
    'InvalidPaymentNoticeError',
    new InvalidPaymentNoticeError(issues),
    'invalid_payment_notice: amount is missing; is not an object.',
  ],
])('%s', (name, error, says) => {
  test(`has its name, and says "${says}" and then what to do`, () => {
    expect(error.name).toBe(name);
    expect(error.message).toBe(`${says} ${error.hint.en}`);
    expect(error.message.startsWith(`${error.code}:`)).toBe(true);
    expect(error.hint.mn).toMatch(/[а-яөү]/);
    // That the site has this page is a test of apps/docs.
    expect(error.docs).toMatch(/^https:\/\/[\w./-]+\/e\/[a-z_]+\/$/);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name,
      code: error.code,
      message: error.message,
      docs: error.docs,
    });
  });

  test('is told from errors of others, and from those of the other half', () => {
    expect(isOAuthError(error)).toBe(!isResourceError(error));
    expect(isOAuthError({ ...error }) || isResourceError({ ...error })).toBe(false);
  });
});

test.each<[string, Error, string]>([
  [
    'InvalidArgumentError',
    new InvalidArgumentError('createInvoice', issues),
    'invalid_argument: createInvoice: amount is missing; is not an object. Nothing was sent.',
  ],
  [
    'InvalidClientOptionsError',
    new InvalidClientOptionsError(issues),
    'invalid_client_options: amount is missing; is not an object.',
  ],
])('a mistake of the program is an %s, and none of the flow', (name, error, says) => {
  expect([error.name, error.message]).toEqual([name, says]);
  expect(error).toBeInstanceOf(TypeError);
  expect(isOAuthError(error) || isResourceError(error)).toBe(false);
});
