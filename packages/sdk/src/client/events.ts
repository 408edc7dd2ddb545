import { platform } from '#platform';

/** What the client is doing: handling a launch, or one of the operations of the spec. */
export type EventOperation =
  | 'launch'
  | 'requestToken'
  | 'requestClientToken'
  | 'getUserInfo'
  | 'createInvoice'
  | 'getInvoice'
  | 'cancelInvoice'
  | 'refundInvoice';

/** Something that happened, for logs, metrics and traces. It holds no secret, code or token. */
export interface ClientEvent {
  /**
   * `launch`: a launch became a token or an error. `request`: one HTTP request to MonPay ended. `refusal`: an
   * endpoint turned a request away that must not spend a code, such as a prefetch.
   */
  readonly type: 'launch' | 'request' | 'refusal';
  readonly operation: EventOperation;
  /** How long it took. */
  readonly milliseconds: number;
  /** The HTTP status of MonPay's answer, if there was one. */
  readonly status?: number | undefined;
  /** `ok`; `error`: MonPay answered with something else; or no whole answer came: `not_sent`, `unknown`. */
  readonly outcome: 'ok' | 'error' | 'not_sent' | 'unknown';
  /** The `code` of the error; of a documented error of MonPay's its name, such as `invalid_grant`. */
  readonly error?: string | undefined;
}

/** What an event says beside what it is about. */
export type Happened = Pick<ClientEvent, 'status' | 'outcome' | 'error'>;

/** Reports events to whoever listens. What the listener throws changes nothing. */
export interface Reporter {
  /** Whether anybody listens. */
  readonly listens: boolean;
  readonly report: (event: ClientEvent) => void;
}

/** @param listener the client's `onEvent` */
export function reporter(listener: ((event: ClientEvent) => unknown) | undefined): Reporter {
  return {
    listens: listener !== undefined,
    report(event) {
      try {
        // It may be async, and its rejection would end the process.
        Promise.resolve(listener?.(Object.freeze(event))).catch(() => {});
      } catch {}
    },
  };
}

/** Runs something and reports how it ended. */
export function reported<T>(
  to: Reporter,
  about: Pick<ClientEvent, 'type' | 'operation'>,
  run: () => Promise<T>,
  statusOf: (result: T) => number | undefined = () => undefined,
): Promise<T> {
  // Each async function on the way costs a launch that waits half a kilobyte.
  return to.listens ? timed(to, about, run, statusOf) : run();
}

async function timed<T>(
  { report }: Reporter,
  about: Pick<ClientEvent, 'type' | 'operation'>,
  run: () => Promise<T>,
  statusOf: (result: T) => number | undefined,
): Promise<T> {
  const begun = platform.now();
  const end = (happened: Happened): void =>
    report({ ...about, milliseconds: platform.now() - begun, ...happened });
  try {
    const result = await run();
    end({ outcome: 'ok', status: statusOf(result) });
    return result;
  } catch (error) {
    end(happenedTo(error));
    throw error;
  }
}

/** What an error says of how it came about. */
function happenedTo(thrown: unknown): Happened {
  const { code, error, status, outcome }: Record<string, unknown> = Object(thrown);
  return {
    outcome: outcome === 'not_sent' || outcome === 'unknown' ? outcome : 'error',
    status: typeof status === 'number' ? status : undefined,
    // The error of a launch is a stranger's word, so it is not the name of anything.
    error: code === 'token_response_error' ? wordOf(error) : wordOf(code),
  };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : 'error';
}
