import type { Language, Words } from '../check/words.ts';

/** What went wrong, in words for the person who typed the command; nothing else of it is shown. */
export class CliError extends Error {
  /** The exit code: 1 if something is wrong, 2 if the command line is. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command line is wrong. It repeats no value but the name of a file: a secret may have been pasted in the wrong place. */
export class UsageError extends CliError {
  readonly #words: Words;

  /** @param words a text, for all but `check`, which has two languages */
  constructor(words: Words | string) {
    const both = typeof words === 'string' ? { mn: words, en: words } : words;
    super(`${both.en} See --help.`, 2);
    this.#words = both;
  }

  /** The same in one of the languages of `check`. */
  in(language: Language): CliError {
    return language === 'mn' ? new CliError(`${this.#words.mn} --help-ээс үзнэ үү.`, 2) : this;
  }
}
