import { parseCliOptions, usage, UsageError } from './cli-options.ts';

// So that what was started for it ends too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

try {
  const options = parseCliOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else {
    // Only now, since a question about the options needs none of what this loads.
    const { bench } = await import('./bench.ts');
    process.exitCode = await bench(options);
  }
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
