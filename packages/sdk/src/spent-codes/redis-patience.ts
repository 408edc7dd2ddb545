/** Unanswered for longer than Redis is waited for. With so many, it is down. */
const mostLate = 64;
const mostUnanswered = 10_000;
/** Milliseconds between the commands that find out whether a Redis that is down is there again. */
const betweenProbes = 10_000;

/**
 * Bounds what a Redis that is down leaves behind: clients keep each command until they are connected again, or
 * for ever. So beyond a number no more are given to them but one now and then.
 * @param timeout - milliseconds after which an answer is late
 */
export function patience(timeout: number): <T>(ask: () => Promise<T>) => Promise<T> {
  let waiting = { unanswered: 0, late: 0 };
  let nextProbe = 0;

  return async (ask) => {
    const now = performance.now();
    const down = waiting.late >= mostLate && now < nextProbe;
    if (down || waiting.unanswered >= mostUnanswered) throw new RedisIsDown();
    nextProbe = now + betweenProbes;
    const among = waiting;
    among.unanswered++;
    let isLate = false;
    const timer: { unref?: () => void } = setTimeout(() => {
      isLate = true;
      among.late++;
    }, timeout);
    timer.unref?.();
    try {
      const answer = await ask();
      // It is there again. What the client lost meanwhile it will never answer.
      if (among.late > 0) waiting = { unanswered: 0, late: 0 };
      return answer;
    } finally {
      clearTimeout(timer as unknown as number);
      among.unanswered--;
      if (isLate) among.late--;
    }
  };
}

/** Redis was not asked, since it has not answered for a while. */
export class RedisIsDown extends Error {
  readonly code = 'ETIMEDOUT';
}
