import { repository } from '@monpay-miniapp/shared/repository';
import { inView } from '@monpay-miniapp/shared/run';
import { Problem } from './problem.ts';

/**
 * Runs a command at the top of the repository, in view of whoever started it.
 * @throws {Problem} if it fails
 */
export async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  if ((await inView(command, args, { cwd: repository, env })) !== 0) {
    throw new Problem(`"${command} ${args.join(' ')}" failed.`);
  }
}
