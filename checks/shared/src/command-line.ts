/**
 * What a check's command line says; if it is wrong, the process says so and ends with exit code 2.
 * @param command how the check is called in the message
 * @param parse reads the arguments, and throws what is wrong with them
 */
export function readCommandLine<Options>(
  command: string,
  parse: (args: readonly string[]) => Options,
): Options {
  try {
    return parse(process.argv.slice(2));
  } catch (error) {
    console.error(`${command}: ${(error as Error).message.replace(/\.$/, '')}. See --help.`);
    process.exit(2);
  }
}

/**
 * The value of an option that is a whole number of at most ten digits.
 * @throws {Error} if it is not
 */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${option} must be a whole number, not "${text}".`);
  return Number(text);
}

/** The seed that was asked for, or a new one. */
export function seedOf(text: string | undefined): number {
  return text === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeNumber('--seed', text);
}
