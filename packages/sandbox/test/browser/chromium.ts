import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

// Nothing that loosens the web's rules: the package's own list switches off web security and site isolation.
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  // Whatever a page asks for, nothing leaves this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

let started: Promise<Browser> | undefined;

/** The browser that all tests share; the first call starts it. */
export function browser(): Promise<Browser> {
  started ??= start();
  return started;
}

/** Ends the browser. */
export async function closeBrowser(): Promise<void> {
  const running = started;
  started = undefined;
  await (await running)?.close();
}

async function start(): Promise<Browser> {
  const executablePath = await findChromium();
  const fonts = join(tmpdir(), 'fonts');
  // The packaged browser unpacks fonts beside itself: the pictures are the same on every machine.
  const env = existsSync(fonts) ? { ...process.env, FONTCONFIG_PATH: fonts } : process.env;
  return chromium.launch({ executablePath, args, env });
}

async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium');
    return packaged.executablePath();
  }
  const found = [chromium.executablePath(), ...systemBrowsers].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need a Chromium. On linux x64 an npm package brings it; here install Chrome or ' +
      'Chromium, or name one in CHROMIUM_PATH.',
  );
}
