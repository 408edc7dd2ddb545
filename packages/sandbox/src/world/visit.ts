import type { RecordedAnswer } from './recorded.ts';

/** Whether a browser lets the phone show a page in a frame. */
export type Framing = 'allowed' | 'refused' | 'unknown';

/** One answer of the merchant's server on the way to the page. */
export interface VisitStep extends RecordedAnswer {
  /** The address without its query. */
  readonly url: string;
  /** The HTTP status, or null if nothing was answered. */
  readonly status: number | null;
  /** Milliseconds. */
  readonly duration?: number;
  /** Why nothing was sent or answered. */
  readonly reason?: string;
}

/** What the merchant's server answered when the sandbox looked at the mini app: the landing page, and what it led to. */
export interface Visit {
  readonly steps: readonly VisitStep[];
  readonly framing: Framing;
  /** The header that refuses the frame. */
  readonly refusedBy?: 'X-Frame-Options' | 'frame-ancestors';
  /** The names of the cookies with SameSite=Strict, which a web view does not send after a launch. */
  readonly strictCookies: readonly string[];
}
