import { InvalidClientOptionsError } from '@monpay-miniapp/oauth';
import { exchange } from './exchange.ts';
import { parseOptions, usage, UsageError, type Options } from './options.ts';
import { asExpected, play } from './play.ts';
import { launchLines, outcomeLines, summary } from './report.ts';

try {
  process.exitCode = await main(parseOptions(process.argv.slice(2), process.env));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
  } else if (error instanceof InvalidClientOptionsError) {
    console.error(error.message);
  } else {
    console.error(error);
  }
  process.exitCode = 1;
}

async function main({ help, json, server }: Options): Promise<number> {
  if (help) {
    console.log(usage);
    return 0;
  }
  if (server) {
    progress('Exchanging the code …');
    const outcome = await exchange(server);
    console.log(json ? JSON.stringify(summary(outcome)) : outcomeLines(outcome));
    return outcome.token ? 0 : 1;
  }

  progress('Starting a mock of MonPay from the spec …');
  const launches = [];
  for await (const launch of play()) {
    launches.push(launch);
    if (!json) console.log(`${launchLines(launch)}\n`);
  }
  const wrong = launches.filter((launch) => !asExpected(launch));
  if (json) {
    const [first, ...others] = launches.map(({ outcome }) => summary(outcome));
    console.log(JSON.stringify({ ok: wrong.length === 0, token: first, errors: others }));
  } else {
    console.log(
      wrong.length === 0
        ? 'A code became a token, and each of the five documented errors a typed error.'
        : `${wrong.length} of ${launches.length} launches did not end as MonPay documents.`,
    );
  }
  return wrong.length === 0 ? 0 : 1;
}

function progress(text: string): void {
  if (process.stderr.isTTY) console.error(text);
}
