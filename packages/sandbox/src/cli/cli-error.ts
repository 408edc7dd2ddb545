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
  constructor(message: string) {
    super(`${message} See --help.`, 2);
  }
}
