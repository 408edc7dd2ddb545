/** One thing that was to be shown, and whether it was. */
export interface Step {
  readonly ok: boolean;
  /** What was seen, in words, without anything secret. */
  readonly seen: string;
}
