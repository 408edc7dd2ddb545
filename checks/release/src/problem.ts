/** Something that the person at the keyboard can put right: printed as it is, without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** Runs a command of this project; a {@link Problem} is printed as its message alone, and ends it with 1. */
export async function runCommand(main: () => unknown): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    process.exitCode = 1;
  }
}
