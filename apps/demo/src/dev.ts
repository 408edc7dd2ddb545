import { parseArgs } from 'node:util';
import { startDev, type Dev } from './start-dev.ts';

const usage = `Usage: dev [--port N] [--json]

Starts a sandbox (not MonPay) and a small shop as its mini app, and prints the one address to open.

  --port N  the sandbox's port; by default 4020, or any free one if that is in use
  --json    print one JSON object: {"url", "redirect_uri", "admin_token"}
  --help    print this`;

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
});

try {
  const options = parse();
  if (options.help) console.log(usage);
  else {
    const dev = await startDev(options.port);
    const { url, redirectUri, adminToken } = dev;
    const started = { url, redirect_uri: redirectUri, admin_token: adminToken };
    console.log(options.json ? JSON.stringify(started) : greeting(dev));
    await stopped;
    await dev.close();
  }
} catch (error) {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isUsage = code.startsWith('ERR_PARSE_ARGS');
  // Without Node's advice.
  const [sentence = ''] = message.split(/\.? To specify|\.?\n/);
  console.error(`dev: ${isUsage ? `${sentence}. See --help.` : message}`);
  process.exitCode = isUsage ? 2 : 1;
}
process.exit();

function parse(): { help: boolean; json: boolean; port: number | undefined } {
  const argv = process.argv.slice(2);
  const given = argv[0] === '--' ? argv.slice(1) : argv;
  const { values } = parseArgs({
    args: withNegativePort(given),
    options: {
      port: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { port, ...flags } = values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw Object.assign(new Error('--port must be a whole number from 0 to 65535'), {
      code: 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
    });
  }
  return { ...flags, port: port === undefined ? undefined : Number(port) };
}

/** `--port -1` as `--port=-1`: a number below zero is a value, although it begins like a flag. */
function withNegativePort(args: readonly string[]): string[] {
  const read: string[] = [];
  for (const arg of args) {
    const isPort = read.at(-1) === '--port' && /^-\d/.test(arg);
    read.push(isPort ? `${read.pop()}=${arg}` : arg);
  }
  return read;
}

function greeting({ url, clientSecret }: Dev): string {
  return `
SANDBOX (not MonPay), and a small shop as its mini app. Open this, pick a customer, tap the shop:

  ${url}

What the phone copies as curl takes the secret from the environment. It is made up, and good here only:

  export MONPAY_CLIENT_SECRET=${clientSecret}

Ctrl-C stops both.

Дээрх хаягийг нээж, хэрэглэгч сонгоод, дэлгүүрийг дарна уу. Ctrl-C дарвал хоёулаа зогсоно.
`;
}
