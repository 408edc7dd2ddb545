import { ProblemJsonError } from '@stoplight/prism-http';
import type { createServer } from '@stoplight/prism-http-server';

/**
 * Turns what Prism throws while it handles a request into an answer of Prism's.
 *
 * Prism decodes a form's keys with `decodeURIComponent`, and reads the Accept header, in a promise that nobody
 * awaits. Unguarded, one bad %-escape or media type is an unhandled rejection, which ends the process.
 */
export function guardPrism(prism: ReturnType<typeof createServer>['prism']): void {
  const request = prism.request.bind(prism);
  prism.request = (...input) => {
    return async () => {
      try {
        return await request(...input)();
      } catch (error) {
        return { _tag: 'Left', left: problemOf(error) };
      }
    };
  };
}

function problemOf(error: unknown): ProblemJsonError {
  return error instanceof URIError
    ? new ProblemJsonError('BAD_ESCAPE', 'Bad request', 400, 'The form has a bad %-escape.')
    : new ProblemJsonError('PRISM_FAILED', 'Prism failed', 500, `Prism threw a ${nameOf(error)}.`);
}

/** Only the class: a message may quote the request. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
