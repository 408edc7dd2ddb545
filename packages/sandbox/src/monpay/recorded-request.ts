import type { Explanation } from '../world/explanation.ts';
import type { FaultName } from '../world/fault-names.ts';
import { credentialsInQuery } from './form.ts';
import type { FormFields } from './form-fields.ts';
import type { PlainRequest } from '../http/message.ts';
import { isoTime } from '../world/iso-time.ts';
import type { RecordedAnswer, RecordedRequest } from '../world/recorded.ts';
import { redact } from '../http/redact.ts';
import { secretsOf, shownPairs, shownPath } from './shown-field.ts';
import type { World } from '../world/world.ts';
import { withStandIns } from './stand-ins.ts';
import { tokenCurl, type ShownField } from './token-curl.ts';

/** How many requests are remembered; the oldest are forgotten first. */
const requestsLimit = 1000;

/** What the endpoint found out about a request. */
export interface Findings {
  readonly status: number | null;
  readonly codeId?: string;
  readonly invoiceId?: number;
  readonly error?: string;
  readonly fault?: FaultName;
  readonly explanation?: Explanation;
  readonly answer?: RecordedAnswer;
  readonly duration?: number;
  readonly tokenId?: string;
}

/** Puts a request on record, with nothing in it that may not be shown. */
export function record(
  world: World,
  id: number,
  request: PlainRequest,
  fields: FormFields,
  findings: Findings,
): RecordedRequest {
  const secrets = secretsOf(world, fields);
  const inQuery = credentialsInQuery(request);
  const all = [...secrets, ...secretsOf(world, inQuery)];
  const inBody = request.body?.length === 0 ? new Map<string, string[]>() : fields;
  const pairsOf = (of: FormFields): ShownField[] =>
    withStandIns(shownPairs(world, of, all), findings.explanation?.rule);
  return keep(world, id, request, all, {
    fields: shownFields(world, fields, all),
    ...findings,
    curl: tokenCurl(request, shownPath(request.target, all), pairsOf(inQuery), pairsOf(inBody)),
  });
}

/** Remembers a request by what is known of it, its path and its user agent. */
export function keep(
  world: World,
  id: number,
  request: PlainRequest,
  secrets: readonly string[],
  known: Omit<RecordedRequest, 'id' | 'at' | 'method' | 'path' | 'userAgent'>,
): RecordedRequest {
  const userAgent = request.header('user-agent');
  const recorded: RecordedRequest = {
    id,
    at: isoTime(world.clock.now()),
    method: request.method,
    path: shownPath(request.target, secrets),
    ...(userAgent !== undefined && { userAgent: redact(userAgent, secrets) }),
    ...known,
  };
  world.requests.push(recorded);
  if (world.requests.length > requestsLimit) world.requests.shift();
  return recorded;
}

/** The requests that are remembered. */
export function recordedRequests({ requests }: World): readonly RecordedRequest[] {
  return [...requests];
}

function shownFields(
  world: World,
  fields: FormFields,
  secrets: readonly string[],
): Record<string, string> {
  const shown = new Map<string, string[]>();
  for (const [name, value] of shownPairs(world, fields, secrets)) {
    shown.set(name, [...(shown.get(name) ?? []), value]);
  }
  const others = [...fields.keys()].filter((name) => !shown.has(name)).length;
  return {
    ...Object.fromEntries([...shown].map(([name, values]) => [name, values.join(', ')])),
    ...(others > 0 && { '(other fields)': String(others) }),
  };
}
