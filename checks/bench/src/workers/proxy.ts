// A line of 40 ms, a process of its own.
import { delayingProxy } from '../delaying-proxy.ts';
import { answerQuestions } from './answer-questions.ts';

const [serverPort, roundTrip] = process.argv.slice(2).map(Number);
const { port } = await delayingProxy(serverPort ?? 0, roundTrip ?? 0);
answerQuestions(port, () => undefined);
