/** One thing that is wrong with an input: where it is, and what is wrong. Values are never repeated. */
export interface Issue {
  /** The option, parameter or field; empty for the whole. */
  readonly path: string;
  /** What is wrong with it, in English, to be read behind the path. */
  readonly message: string;
}
