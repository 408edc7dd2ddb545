/**
 * The other side of a worker: reports to its parent that it is ready, and answers what it is asked. It lives as
 * long as its parent.
 */
export function answerQuestions(ready: unknown, answer: (question: never) => unknown): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (question: unknown) => {
    void (async () => answer(question as never))().then(
      (given) => process.send?.({ answer: given }),
      (error: Error) => process.send?.({ error: String(error.stack) }),
    );
  });
  process.send?.({ answer: ready });
}
