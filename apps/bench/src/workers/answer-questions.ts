/**
 * The other side of a worker: tells its parent that it is ready, and answers what it is asked. It lives as
 * long as its parent.
 */
export function answerQuestions<Question>(
  ready: unknown,
  answer: (question: Question) => unknown,
): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (question: Question) => {
    void (async () => answer(question))().then(
      (given) => process.send?.({ answer: given }),
      (error: Error) => process.send?.({ error: String(error.stack) }),
    );
  });
  process.send?.({ answer: ready });
}
