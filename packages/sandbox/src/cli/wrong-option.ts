import { CliError } from './cli-error.ts';

/** The options that `start` has a flag for, and the flag if it is not the option's own name. */
const flags: Readonly<Record<string, string>> = {
  merchantUrl: '--merchant-url',
  name: '--name',
  latency: '--latency',
  seed: '--seed',
  errorShape: '--error-shape',
  deliverTo: '--deliver-to',
  publicUrl: '--public-url',
  names: '--host',
};

/** What `createSandbox` and `listen` say of an option, in the words of the command line. */
export function wrongOption({ message }: TypeError): CliError {
  // Each sentence begins with the path of what is wrong; in the rest of it the same words mean what they mean.
  const said = message.replace(
    /(^|\. )([a-zA-Z]+)((?:\[\d+\])?)((?:\.\w+)?)(?= )/g,
    (whole, before: string, option: string, index: string, member: string) => {
      if (/^(users|clients)$/.test(option)) {
        return `${before}--config: ${option}${index}${snakeCase(member)}`;
      }
      return Object.hasOwn(flags, option) ? `${before}${flags[option]}` : whole;
    },
  );
  return new CliError(said, 2);
}

/** A member as the file names it: `.redirectUri` is `.redirect_uri`. */
function snakeCase(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
