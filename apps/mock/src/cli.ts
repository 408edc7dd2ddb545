import { parseCliOptions, usage, UsageError } from './cli-options.ts';
import { serveEdits } from './serve-edits.ts';
import { startMock } from './start-mock.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
// The reader of the log has left, as `head` does.
process.stdout.once('error', () => stop.abort());

try {
  const { help, ...options } = parseCliOptions(process.argv.slice(2));
  if (help) console.log(usage);
  else {
    const mock = await startMock({ ...options, log: (line) => console.log(line) });
    try {
      console.log(greeting(mock.url));
      await serveEdits(mock, stop.signal);
    } finally {
      await mock.close();
    }
  }
} catch (error) {
  console.error(`mock: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function greeting(url: string): string {
  return `The mock listens on ${url}

Get a token:
  curl -i ${url}/v2/oauth/token \\
    -d redirect_uri=https://shop.example/launch \\
    -d client_id=shop-client-id \\
    -d client_secret=shop-client-secret \\
    -d code=SplxlOBeZQQYbYS6WxSbIA \\
    -d grant_type=authorization_code

Get an error: add a header such as  -H 'Prefer: code=403, example=used_code'
(apps/docs/manuals/mock.md lists them all). Ctrl-C stops the mock.
`;
}
