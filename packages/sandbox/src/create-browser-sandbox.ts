import { sandboxOn, type Sandbox } from './sandbox.ts';
import type { Platform } from './serve/platform.ts';
import { NotSent } from './world/dial.ts';
import type { SandboxOptions } from './world/options.ts';

const browser: Platform = {
  pages: undefined,
  async dial() {
    throw new NotSent(
      'A sandbox in a browser opens no connection. Give createSandbox the option deliver: a function that answers as your server does.',
    );
  },
  async listen() {
    throw new Error("A sandbox in a browser can't listen on a port: send requests with its fetch.");
  },
};

/**
 * Makes a sandbox in a web page: `fetch` answers as on Node, nothing listens, and only the option `deliver` reaches
 * a merchant's server.
 * @throws {TypeError} if an option is wrong; the message names it.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return sandboxOn(browser, options);
}
