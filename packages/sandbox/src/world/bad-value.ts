/** A value that the sandbox was given and cannot take. The message says what it takes, and never repeats it. */
export class BadValue extends TypeError {}
