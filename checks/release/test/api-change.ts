/** A change of what a module exports, in both directions. */
export type ApiChange = readonly [
  name: string,
  before: string,
  after: string,
  /** What the change breaks. */
  there: readonly string[],
  /** What the change back breaks. */
  back: readonly string[],
];
