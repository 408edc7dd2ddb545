import * as fc from 'fast-check';
import { faultNames } from '../src/index.ts';

/** How often each sentence is tried. */
export const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 100) };

/** Any text, among it what parsers have stumbled over. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '',
    '%',
    '%zz',
    '%00',
    '__proto__',
    'constructor',
    'code_ok',
    '\u{10FFFF}',
    '+',
    '=&=&',
  ),
);

/** Text that may stand in a header. */
export const headerText = fc
  .string({ maxLength: 40 })
  .map((text) => text.replace(/[^\x21-\x7E]/g, '') || 'x');

/** A part of a form, encoded well or not. */
export const formText = fc.oneof(
  anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  anyText.map((text) => text.replace(/[\r\n]/g, '')),
);

/** Types of a body, known and not. */
export const contentTypes = fc.oneof(
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded;charset=utf-8',
    'application/json',
    'multipart/form-data; boundary=x',
    ';;;=',
  ),
  headerText,
);

/** Paths of the sandbox, and any other. */
export const paths = fc.oneof(
  fc.constantFrom(
    ...[
      'health',
      'codes',
      'faults',
      'clock',
      'settings',
      'state',
      'requests',
      'redirected',
      'windows',
      'wrong-requests',
      `opening/code-1/${'x'.repeat(43)}`,
      '',
    ].map((name) => `/_sandbox/${name}`),
    '/_sandbox/invoices',
    '/_sandbox/invoices?last=3',
    '/_sandbox/invoices/1/pay',
    '/_sandbox/invoices/1/decline',
    '/_sandbox/invoices/1/refund',
    '/_sandbox/deliveries?wait=1',
    '/_sandbox/deliveries?wait=x',
    '/_sandbox/deliveries/delivery-1/resend',
    '/_sandbox/tokens/token-1/revoke',
    '/v2/api/oauth/userinfo',
    '/v2/api/oauth/invoice',
    '/v2/api/oauth/invoice/1',
    '/v2/api/oauth/invoice/cancel?invoiceId=1',
    '/v2/api/oauth/refund',
    '/v2/invoice/1',
    '/_sandbox/codes/code-1/launch',
    '/_sandbox/codes/code-1/revoke',
    '/_sandbox/codes/*/launch',
    '/_sandbox/assets/..%2f..%2fpackage.json',
    '/_sandbox/__proto__',
    '/',
  ),
  fc.webPath(),
  headerText.map((text) => `/${text}`),
);

/** Methods, known and not. */
export const methods = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
);

/** JSON that the admin API takes, nearly takes, or does not. */
export const json = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc
    .record(
      {
        user: fc.anything({ maxDepth: 2 }),
        client_id: fc.anything({ maxDepth: 1 }),
        mistake: fc.oneof(
          fc.constantFrom('json_body', 'secret_in_url'),
          fc.anything({ maxDepth: 1 }),
        ),
        fault: fc.oneof(fc.constantFrom(...faultNames), fc.anything({ maxDepth: 1 })),
        times: fc.oneof(fc.nat(), fc.anything({ maxDepth: 1 })),
        ms: fc.oneof(fc.nat(), fc.anything({ maxDepth: 1 })),
        advance_ms: fc.oneof(fc.nat(), fc.double(), fc.anything({ maxDepth: 1 })),
        error_shape: fc.anything({ maxDepth: 1 }),
        quirks: fc.anything({ maxDepth: 2 }),
        latency: fc.oneof(fc.nat({ max: 0 }), fc.constantFrom('5', -1, null)),
        redirect_uri_match: fc.anything({ maxDepth: 1 }),
      },
      { requiredKeys: [] },
    )
    .map(
      (value) =>
        JSON.stringify(value, (_, inner: unknown) =>
          typeof inner === 'bigint' ? String(inner) : inner,
        ) ?? '',
    ),
  anyText,
);
