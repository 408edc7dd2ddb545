type Called = (...args: never) => unknown;

/** Lets the stack of a new error begin where `called`, a function that merchants call, was called. */
export function framesFrom<E extends Error>(error: E, called: Called): E {
  Error.captureStackTrace?.(error, called);
  return error;
}

/**
 * A copy of an error with the frames of one caller: if several wait for the same request, each sees its own
 * call and not that of another. Anything that is not an error is returned as it is.
 */
export function ownFrames(error: unknown, called: Called): unknown {
  if (!(error instanceof Error)) return error;
  const { stack: _stack, ...fields } = Object.getOwnPropertyDescriptors(error);
  // An error made anew, since Object.create makes objects that are not errors to those who look closely.
  const copy: Error = Object.setPrototypeOf(new Error(), Object.getPrototypeOf(error) as Error);
  return framesFrom(Object.defineProperties(copy, fields), called);
}
