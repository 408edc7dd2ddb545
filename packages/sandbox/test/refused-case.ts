import type { Sandbox } from '../src/index.ts';
import type { RuleName } from '../src/monpay/broken-rule.ts';
import type { TokenAnswer } from './token-request.ts';

/** One sentence of the test list of an authorization server's code grant. */
export type Case = [
  sentence: string,
  rule: RuleName,
  send: (sandbox: Sandbox) => Promise<TokenAnswer>,
  stays?: 'the code is spent already',
];
