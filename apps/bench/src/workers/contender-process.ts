// One contender, a process of its own: it exchanges codes when it is told to.
import type { Setup } from '../contender.ts';
import { credentials, launches } from '../launches.ts';
import { stubbedFetch } from '../stubbed-fetch.ts';
import { answerQuestions } from './answer-questions.ts';
import { allocatedBytes, measuredRun } from './measured-run.ts';

/** What a contender is told to do. */
export type ContenderQuestion =
  | { readonly count: number; readonly concurrency: number }
  | { readonly allocated: number };

const [id = '', url = '', stubbed] = process.argv.slice(2);
const { setup } = (await import(`../contenders/${id}.ts`)) as { setup: Setup };
const exchange = await setup(url, credentials, stubbed ? stubbedFetch : undefined);
const { series, next } = launches();

answerQuestions(series, (question: ContenderQuestion) =>
  'allocated' in question
    ? allocatedBytes(exchange, next, question.allocated)
    : measuredRun(exchange, next, question.count, question.concurrency),
);
