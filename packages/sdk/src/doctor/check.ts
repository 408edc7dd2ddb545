/** One line of the doctor's: what was looked at, what was found, and what to do about it. */
export interface Check {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly about: string;
  readonly message: string;
  /** Where it is not well. */
  readonly todo?: string;
}

/** It is well. */
export const ok = (about: string, message: string): Check => ({ level: 'ok', about, message });

/** It may be well. */
export const warn = (about: string, message: string, todo: string): Check => ({
  level: 'warn',
  about,
  message,
  todo,
});

/** It can't work as it is. */
export const fail = (about: string, message: string, todo: string): Check => ({
  level: 'fail',
  about,
  message,
  todo,
});
