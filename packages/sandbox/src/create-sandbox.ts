import { dial } from './node/dial.ts';
import { listen } from './node/listen.ts';
import { sandboxOn, type Sandbox } from './sandbox.ts';
import type { Platform } from './serve/platform.ts';
import { readPageFile } from './web/page-files.ts';
import { pagesOf } from './web/pages.ts';
import type { SandboxOptions } from './world/options.ts';

const node: Platform = { pages: pagesOf(readPageFile), dial, listen };

/**
 * Makes a sandbox. It shares nothing with any other and opens no port before `listen()`.
 * @throws {TypeError} if an option is wrong; the message names it.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return sandboxOn(node, options);
}
