import { failed, passed, type Case } from '../case.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { sourceOf, textOf } from '../page-text.ts';
import type { Answer } from '../send.ts';
import type { Stage } from '../stage.ts';

/** Whether an error page shows the inside of the server. */
export const stackTrace: Case = {
  name: 'stack-trace',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Алдааны хуудас программын дотоодыг харуулахгүй',
    en: 'Error pages show no stack trace',
  },
  async run(stage) {
    needsWorkingLaunch(stage);
    const found = (await failingPages(stage)).map(traceIn).find((trace) => trace !== undefined);
    if (found === undefined) {
      return passed({ mn: 'Алдааны хуудсууд цэвэр.', en: 'No error page shows a stack trace.' });
    }
    return failed(
      {
        mn: `Алдааны хуудсанд программын дотоод харагдлаа (${found}).`,
        en: `An error page shows the program’s internals (${found}).`,
      },
      {
        mn: 'Хэрэглэгчид товч хуудас, дэлгэрэнгүй нь зөвхөн логт (PHP: display_errors Off).',
        en: 'Show the customer a short page, and log the details (PHP: display_errors Off).',
      },
    );
  },
};

/** Whether an error page repeats what MonPay's server said. */
export const serverWords: Case = {
  name: 'server-words',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Серверийн үг хэрэглэгчид гарахгүй',
    en: 'Error pages don’t repeat what MonPay’s server said',
  },
  async run(stage) {
    needsWorkingLaunch(stage);
    const found = (await failingPages(stage))
      .map((page) => words.exec(textOf(page))?.[0])
      .find((word) => word !== undefined);
    if (found === undefined) {
      return passed({
        mn: 'Алдааны хуудсанд MonPay-ийн хариуны үг алга.',
        en: 'No error page repeats what MonPay answered.',
      });
    }
    return failed(
      {
        mn: `Алдааны хуудсанд MonPay-ийн хариуны үг харагдлаа: ${found}.`,
        en: `An error page repeats what MonPay answered: ${found}.`,
      },
      {
        mn: 'Хэрэглэгчид юу хийхийг өөрийн үгээр хэлнэ; серверийн үг логт үлдэнэ.',
        en: 'Say in your own words what to do, and log what the server said.',
      },
    );
  },
};

/**
 * What only the text of an answer has: its members, the sandbox's descriptions, the heading of its HTML. The bare name
 * of an error may stand on a page, for the customer to read out.
 */
const words =
  /\b(?:error_description|intCode|access_token|a fault on purpose|the page of a gateway)\b/;

const traces: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]{0,20}at [^\n]{1,200}(?:\.[cm]?[jt]sx?:\d|\(node:)/m, 'JavaScript'],
  [/\bin \S{1,200}\.php on line \d/, 'PHP'],
  [/#\d{1,3} \S{1,200}\.php\(\d/, 'PHP'],
  [/\.php \(line \d/, 'PHP'],
  [/"file":\s{0,9}"[^"\n]{1,200}\.php",\s{0,40}"line":\s{0,9}\d/, 'PHP'],
  [/\bat [\w$./@-]{1,200}\([\w$]{1,100}\.(?:java|kt|scala):\d/, 'Java'],
  [/Traceback \(most recent call last\)/, 'Python'],
  [/\bgoroutine \d{1,9} \[/, 'Go'],
  [/\.cs:line \d/, '.NET'],
  [/\.rb:\d{1,6}:in [`']/, 'Ruby'],
];

/** How much of the beginning and of the end of a page is looked at: characters. */
const longest = 20_000;

/** What a page shows of the program, by its language. */
export function traceIn(page: Pick<Answer, 'body'>): string | undefined {
  const whole = sourceOf(page);
  const source =
    whole.length > 2 * longest ? `${whole.slice(0, longest)}\n${whole.slice(-longest)}` : whole;
  // PHP puts markup between its words, and JSON escapes the ends of lines.
  const lines = [
    source,
    source.replace(/\\([nt/])/g, (_, letter: string) => unescaped[letter] ?? letter),
    source.replace(/<[^<>]*>/g, '\n'),
    source.replace(/(?:<[^<>]*>|\s)+/g, ' '),
  ];
  return traces.find(([pattern]) => lines.some((one) => pattern.test(one)))?.[1];
}

const unescaped: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Everything that the app answers when something goes wrong. */
async function failingPages(stage: Stage): Promise<readonly Answer[]> {
  const { last } = await stage.browser().open(stage.app.url);
  // An app that fails without a code has a case of its own.
  const pages = last.status < 500 ? [last] : [];
  for (const fault of ['invalid_grant', 'server_error', 'html_200'] as const) {
    const customer = stage.customer();
    await stage.fault(customer, fault, { times: 5 });
    pages.push(...(await stage.launch(customer)).steps);
  }
  for (const fault of ['internal_error', 'html_200'] as const) {
    const customer = stage.customer();
    await stage.fault(customer, fault, { on: 'getUserInfo', times: 5 });
    pages.push(...(await stage.launch(customer)).steps);
  }
  return pages;
}
