/** One line of the doctor's: what was looked at, what was found, and what to do about it. */
export interface Check {
  readonly level: 'ok' | 'skip' | 'warn' | 'fail';
  readonly about: string;
  readonly message: string;
  /** Set when something is not well. */
  readonly todo?: string;
}

/** A check that passed. */
export const ok = (about: string, message: string): Check => ({ level: 'ok', about, message });

/** Something that was not looked at. */
export const skip = (about: string, message: string): Check => ({ level: 'skip', about, message });

/** A check that could not be sure. */
export const warn = (about: string, message: string, todo: string): Check => ({
  level: 'warn',
  about,
  message,
  todo,
});

/** A check that failed: it can't work as it is. */
export const fail = (about: string, message: string, todo: string): Check => ({
  level: 'fail',
  about,
  message,
  todo,
});
