import {
  InvalidResourceResponseError,
  ResourceResponseError,
  type Operation,
} from '../errors/resource-errors.ts';
import { redacted } from '../errors/redacted.ts';
import { bodyLimit, type TransportResponse } from '../transport/request.ts';
import { Envelope } from '../wire/envelope.ts';
import { judge } from '../wire/issues.ts';
import { parseExactJson } from './exact-json.ts';

/**
 * The result in an answer of the resource API.
 * @param secrets what must not show in an error
 * @throws {ResourceResponseError} if MonPay refused
 * @throws {InvalidResourceResponseError} if it is anything but an envelope
 */
export function resultOf(
  operation: Operation,
  { status, body }: TransportResponse,
  secrets: readonly string[],
): unknown {
  const invalid = (path: string, message: string): InvalidResourceResponseError =>
    new InvalidResourceResponseError(operation, status, [{ path, message }]);
  if (status === 0 || (status >= 300 && status < 400)) {
    throw invalid('', 'it is a redirect, which is refused');
  }
  if (!body) throw invalid('', `the body is larger than ${bodyLimit} bytes`);

  const judged = judge(Envelope, parsed(body));
  if ('issues' in judged)
    throw invalid('', 'the body is not a JSON envelope with a whole number as its intCode');
  const { intCode, code, info, result } = judged.value;
  if (intCode !== 0) {
    throw new ResourceResponseError(operation, status, {
      intCode,
      monpayCode: redacted(code, secrets),
      info: redacted(info, secrets),
    });
  }
  if (status < 200 || status > 299)
    throw invalid('', 'the envelope reports success but the HTTP status does not');
  return result;
}

function parsed(body: Uint8Array): unknown {
  try {
    return parseExactJson(body);
  } catch {
    return undefined;
  }
}
