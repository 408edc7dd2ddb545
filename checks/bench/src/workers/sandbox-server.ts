// The sandbox, a process of its own: it mints codes when it is asked for them.
import { createSandbox } from '@monpay-miniapp/sandbox';
import type { Credentials } from '../contender.ts';
import { answerQuestions } from './answer-questions.ts';

/** Where the sandbox listens, and for whom. */
export interface SandboxReady {
  readonly url: string;
  readonly credentials: Credentials;
}

const sandbox = createSandbox();
const { url } = await sandbox.listen();
const { clientId, clientSecret, redirectUri } = sandbox;
const ready: SandboxReady = { url, credentials: { clientId, clientSecret, redirectUri } };

answerQuestions(ready, (question: { readonly codes: number } | 'cpu') => {
  if (question !== 'cpu') {
    return Array.from({ length: question.codes }, () => sandbox.issueCode().code);
  }
  const { user, system } = process.cpuUsage();
  return user + system;
});
