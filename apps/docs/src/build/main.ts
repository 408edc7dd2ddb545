// Builds the site, or serves it while somebody writes (`node src/build/main.ts build`, `… dev`). Not by Astro's own
// command, which reports to its makers: the variable has to be set before Astro is loaded, on every system.
import { join } from 'node:path';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const { build, dev } = await import('astro');
const root = join(import.meta.dirname, '../..');

if (process.argv[2] === 'dev') await dev({ root, server: { host: '127.0.0.1' } });
else await build({ root, logLevel: 'error' });
