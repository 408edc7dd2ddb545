import type { Explanation } from './explanation.ts';
import type { FaultName } from './fault-names.ts';

/** A request as it may be shown: no secret, no code, no token in it. */
export interface RecordedRequest {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  /** The code that was sent, by its name. */
  readonly codeId?: string;
  /** The access token that was sent, by its name. */
  readonly tokenId?: string;
  /** The invoice that it was about. */
  readonly invoiceId?: number;
  readonly method: string;
  readonly path: string;
  readonly userAgent?: string;
  /** The fields of the form or of the JSON body; what may not be shown is `[redacted]`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The HTTP status, or null if no answer was given. */
  readonly status: number | null;
  readonly error?: string;
  readonly fault?: FaultName;
  /** What was answered, redacted; absent if no answer was given. */
  readonly answer?: RecordedAnswer;
  /** How long the answer took, held back or not: milliseconds. */
  readonly duration?: number;
  readonly explanation?: Explanation;
  /** The request as a command; secret and code are shell variables. */
  readonly curl: string;
}

/** An answer as it may be shown: no secret, no code, no token in it. */
export interface RecordedAnswer {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The beginning of the body. */
  readonly body: string;
}
