import type { IHttpRequest } from '@stoplight/prism-http';
import { problem, type Answer } from './answer.ts';
import { prismInput, type WholeRequest } from './prism-input.ts';
import { checkSpec, SpecError, type SpecFile } from './spec-file.ts';
import { violationsHeader } from './violations-header.ts';

/** Answers a request from the examples of one spec. */
export type Prism = (request: WholeRequest) => Promise<Answer>;

const config = {
  isProxy: false,
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  errors: false,
  mock: { dynamic: false },
  upstreamProxy: undefined,
} as const;

/**
 * Loads a spec into Prism's core. Prism's own server isn't used: it ends at some requests, and never answers others.
 * @throws {SpecError} if the spec can't be served; the message says what to do.
 */
export async function loadPrism(spec: SpecFile): Promise<Prism> {
  checkSpec(spec);
  const { file } = spec;
  // Prism takes most of a second to import, which nobody should pay for a mistyped option.
  const [core, http, { getHttpConfigFromRequest }, { serialize }] = await Promise.all([
    import('@stoplight/prism-core'),
    import('@stoplight/prism-http'),
    import('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js'),
    import('@stoplight/prism-http-server/dist/serialize.js'),
  ]);
  const operations = await http.getHttpOperationsFromSpec(file).catch((cause: Error) => {
    throw new SpecError(file, ` cannot be served: ${cause.message.split('\n')[0]}`, { cause });
  });
  if (operations.length === 0) {
    throw new SpecError(file, ' cannot be served: there is no operation under `paths`');
  }
  const logger = core.createLogger('mock', { enabled: false });
  const prism = http.createInstance(config, { logger });

  async function ask(input: IHttpRequest): Promise<Answer> {
    const preferred = getHttpConfigFromRequest(input);
    if (preferred._tag === 'Left') return refusal(preferred.left);
    const mock = { ...config.mock, ...defined(preferred.right) };
    const result = await prism.request(input, operations, { ...config, mock })();
    if (result._tag === 'Left') {
      // Prism asks for the example of a status again under `default`, and then reports that as its own failure.
      return mock.exampleKey !== undefined && !('status' in result.left)
        ? problem(404, 'The spec has no example of this name for this status.')
        : refusal(result.left);
    }
    const { output, validations } = result.right;
    const headers = { ...violationsHeader(validations), ...defined(output.headers ?? {}) };
    const body = serialize(output.body, output.headers?.['Content-type']);
    return { status: output.statusCode, headers, body: body as string | undefined };
  }

  function refusal(error: Error): Answer {
    const answer = http.ProblemJsonError.toProblemJson(error);
    const { additional } = error as { additional?: { headers?: Record<string, string> } };
    return {
      status: answer.status,
      headers: { 'Content-Type': 'application/problem+json', ...additional?.headers },
      body: JSON.stringify(answer),
    };
  }

  return async (request) => {
    const input = prismInput(request);
    if (input === undefined) return problem(400, 'The body is not JSON.');
    try {
      return await ask(input);
    } catch (error) {
      // Prism throws while it reads a request: the keys of a form, Accept, Content-Type. The message may quote it.
      return error instanceof URIError
        ? problem(400, 'The form has a bad %-escape.')
        : problem(400, `Prism cannot read the request: it threw a ${nameOf(error)}.`);
    }
  };
}

/** Only the fields that have a value. */
function defined<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]: NonNullable<T[K]> };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
