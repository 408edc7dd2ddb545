/** An answer of the mock, as it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | undefined;
  /** What the log says of it, if it is not Prism's. It quotes nothing of the request. */
  note?: string;
}

/**
 * An answer of ours, in the form that Prism uses for its own errors.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(status: number, detail: string): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ title: 'The mock cannot answer from the spec', status, detail }),
    note: detail,
  };
}
