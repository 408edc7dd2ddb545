// One contender, a process of its own: it exchanges codes on command.
import type { Setup } from '../contender.ts';
import { credentials, launches } from '../launches.ts';
import { stubbedFetch } from '../stubbed-fetch.ts';
import { answerQuestions } from './answer-questions.ts';
import { doubledLaunches } from './doubled-launches.ts';
import { allocatedBytes, measuredRun } from './measured-run.ts';
import { memory } from './memory.ts';

/** What a contender is told to do. */
export type ContenderQuestion =
  | { readonly run: number; readonly concurrency: number }
  | { readonly allocated: number }
  | { readonly doubles: number }
  | 'memory';

const [id = '', url = '', stubbed] = process.argv.slice(2);
const { setup } = (await import(`../contenders/${id}.ts`)) as { setup: Setup };
const exchange = await setup(url, credentials, stubbed ? stubbedFetch : undefined);
const { series, next } = launches();

answerQuestions(series, (question: ContenderQuestion) => {
  if (question === 'memory') return memory();
  if ('allocated' in question) return allocatedBytes(exchange, next, question.allocated);
  if ('doubles' in question) return doubledLaunches(exchange, next, question.doubles);
  return measuredRun(exchange, next, question.run, question.concurrency);
});
