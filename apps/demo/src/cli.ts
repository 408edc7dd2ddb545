import { InvalidClientOptionsError } from '@monpay-miniapp/sdk';
import { exchange } from './exchange.ts';
import { parseOptions, usage, UsageError, type Options } from './options.ts';
import { launchLines, outcomeLines, summary, visitLines } from './report.ts';

// The reader of the report has left, as `head` does.
process.stdout.once('error', () => process.exit());

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
  const isUsage = error instanceof UsageError || error instanceof InvalidClientOptionsError;
  process.exitCode = isUsage ? 2 : 1;
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

  progress('Starting a sandbox and a mock of MonPay …');
  // Loaded only now: a mistyped option should not wait for Prism.
  const [{ playVisit }, { asExpected, playDocumentedAnswers }] = await Promise.all([
    import('./play-visit.ts'),
    import('./play-documented-answers.ts'),
  ]);
  const steps = await playVisit();
  if (!json) console.log(`${visitLines(steps)}\n`);
  const launches = [];
  for await (const launch of playDocumentedAnswers()) {
    launches.push(launch);
    if (!json) console.log(`${launchLines(launch)}\n`);
  }
  const ok = steps.every((step) => step.ok) && launches.every(asExpected);
  if (json) {
    const [first, ...others] = launches.map(({ outcome }) => summary(outcome));
    console.log(JSON.stringify({ ok, token: first, errors: others, visit: steps }));
  } else {
    console.log(
      ok
        ? 'A tap became a greeting, a code became a token, and each of the five documented errors became a typed error.'
        : 'Not everything ended as MonPay documents it; see ✗ above.',
    );
  }
  return ok ? 0 : 1;
}

function progress(text: string): void {
  if (process.stderr.isTTY) console.error(text);
}
