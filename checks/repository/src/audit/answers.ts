/** An answer to an advisory: why it does not concern us, and until when that is believed. */
export interface Answer {
  /** `GHSA-…` */
  readonly advisory: string;
  readonly module: string;
  /** What makes it harmless here: where the module runs, and what cannot reach it. */
  readonly reason: string;
  /** `2027-01-31`: the last day on which the answer counts. At most half a year ahead. */
  readonly until: string;
}

/** The answered advisories. A fix is better than an answer. */
export const answers: readonly Answer[] = [];
