import { expect, test } from 'vitest';
import type { Admin } from '../src/check/admin.ts';
import type { App } from '../src/check/app.ts';
import { failed, passed, type Case } from '../src/check/case.ts';
import { reportHtml } from '../src/check/report-html.ts';
import { reportJson } from '../src/check/report-json.ts';
import { reportJunit } from '../src/check/report-junit.ts';
import { reportText } from '../src/check/report-text.ts';
import { runCases } from '../src/check/run.ts';
import { parseCommandLine } from '../src/cli/command-line.ts';
import { serve } from './check-shop.ts';
import { run } from './cli-command.ts';

/** A sandbox in which nothing happens. */
const quiet: Admin = { call: (() => Promise.resolve({ last: 0, entries: [] })) as never };
const app = new URL('http://127.0.0.1:3000/launch');

function caseOf(name: string, play: Case['run']): Case {
  const title = { mn: `Тохиолдол ${name}`, en: `The case ${name}` };
  return { name, page: 'launch', group: 'launch', provenance: 'documented', title, run: play };
}

/** A check whose time is up while its third case is played. */
async function cutShort() {
  const limit = new AbortController();
  const words = { mn: 'Болсон.', en: 'It went so.' };
  const results = await runCases({
    app: { url: app, options: {}, habits: { oneAtATime: true } } as App,
    admin: quiet,
    cases: [
      caseOf('good', async () => passed(words)),
      caseOf('bad', async () => failed(words, words)),
      caseOf('drips', async ({ stopped }) => {
        limit.abort();
        stopped.throwIfAborted();
        return passed(words);
      }),
      caseOf('later', async () => passed(words)),
      caseOf('left-out', async () => passed(words)),
    ],
    skipped: new Map([['left-out', 'We know.']]),
    stopped: new AbortController().signal,
    timeIsUp: limit.signal,
    onResult: () => {},
  });
  return { app, results, timeLimit: 900_000, at: new Date(0) };
}

test('a check that has taken as long as it may says which cases it did not reach', async () => {
  const report = await cutShort();
  expect(report.results.map(({ outcome, seen }) => [outcome, seen.en])).toEqual([
    ['passed', 'It went so.'],
    ['failed', 'It went so.'],
    ['undecided', 'Broken off: the time limit of the check (--time-limit) had passed.'],
    ['undecided', 'Not reached: the time limit of the check (--time-limit) had passed.'],
    ['skipped', 'We know.'],
  ]);
  const text = reportText(report, 'en');
  expect(text).toContain('SANDBOX (not MonPay): http://127.0.0.1:3000/launch (time limit 900 s)\n');
  expect(text).toContain('could not be judged: drips, later\n');
  expect(reportText(report, 'mn')).toContain('(нийт хугацаа 900 с хүртэл)\n');
  expect(JSON.parse(reportJson(report))).toMatchObject({ timeLimit: 900_000 });
  expect(reportJunit(report, 'en')).toContain('<error message="Not reached: the time limit');
  expect(reportHtml(report, 'en')).toContain(' · time limit 900 s</p>');
});

test('in a terminal what went wrong stands last, and a reason that many share once', async () => {
  const { results, ...more } = await cutShort();
  const again = results.find(({ outcome }) => outcome === 'skipped');
  const played = { ...again?.played, name: 'left-out-too' };
  const both = [...results, { ...again, played }] as typeof results;
  const text = reportText({ ...more, results: both.toReversed() }, 'en');
  expect(text.match(/^[A-Z].*/gm)?.slice(1)).toEqual([
    'PASSED  good: The case good (documented)',
    'SKIPPED  left-out-too, left-out',
    'COULD NOT BE JUDGED  later: The case later (documented)',
    'COULD NOT BE JUDGED  drips: The case drips (documented)',
    'FAILED  bad: The case bad (documented)',
  ]);
  expect(text.match(/We know\./g)).toHaveLength(1);
});

test('the page to send around begins with what went wrong, and leads down to it', async () => {
  const html = reportHtml(await cutShort(), 'en');
  const [before = '', cases = ''] = html.split('<h2>');
  const links = [...before.matchAll(/<a href="#([\w-]+)">([^<]*)<\/a>/g)];
  expect(links.map(([, name, title]) => [name, title])).toEqual(
    ['bad', 'drips', 'later'].map((name) => [name, `The case ${name}`]),
  );
  for (const [, name] of links) expect(cases).toContain(`<article id="${name}" `);
  const { results, ...more } = await cutShort();
  expect(reportHtml({ ...more, results: results.slice(0, 1) }, 'en')).not.toContain('<nav');
});

test.each([
  ['en', /^monpay-sandbox: No case was reached: .* within the 1 s of --time-limit/m],
  ['mn', /^monpay-sandbox: .* 1 секундэд \(--time-limit\) /m],
])('an app that keeps the first launches waiting ends the check (%s)', async (lang, message) => {
  const url = `${await serve(() => {})}/launch`;
  const args = ['check', url, '--port', '0', '--time-limit', '1', '--lang', lang];
  const { code, stdout, stderr } = await run(args);
  expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(message)]);
});

test('a check has a quarter of an hour, and longer for an app whose sweep is slow', () => {
  const limitOf = (...more: string[]): unknown =>
    Object(parseCommandLine(['check', app.href, ...more])).timeLimit;
  expect(limitOf()).toBe(900_000);
  expect(limitOf('--buy', 'POST /buy', '--sweep', '600')).toBe(900_000 + 4 * 600_000);
  expect(limitOf('--time-limit', '60')).toBe(60_000);
  expect(() => limitOf('--time-limit', '0')).toThrow(
    '--time-limit must be a whole number from 1 to 86400.',
  );
});
