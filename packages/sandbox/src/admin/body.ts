import { bodyLimit, type PlainRequest } from '../http/message.ts';

/** A body that the admin API cannot take; the message says what it takes, and repeats nothing of it. */
export class BadBody extends Error {
  override readonly name = 'BadBody';

  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/**
 * The members of a JSON body; none where there is no body.
 * @param known the names that it may have
 * @throws {BadBody} where it is no JSON object, too long, or has other members.
 */
export function readBody(
  { body, header }: PlainRequest,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!body) throw new BadBody(`The body is longer than ${bodyLimit} bytes.`, 413);
  if (body.length === 0) return {};
  const [type = ''] = (header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new BadBody('The body must be application/json.', 415);
  }
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadBody('The body must be a JSON object.');
  }
  if (Object.keys(value).some((name) => !known.includes(name))) {
    throw new BadBody(`The body may have ${known.join(', ')} and nothing else.`);
  }
  return value as Record<string, unknown>;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new BadBody('The body is not JSON in UTF-8.');
  }
}
