/** What is to happen later, by a sandbox's clock: when its time comes, or when a test moves the clock there. */
export interface Schedule {
  /**
   * Runs the task in `ms` milliseconds.
   * @param dropped called in its place if all that waits is forgotten before that
   */
  after(ms: number, run: () => void, dropped?: () => void): void;
  /** Runs what is due, the earliest first. */
  runDue(): void;
  /** Forgets all that waits. */
  clear(): void;
}

interface Task {
  readonly due: number;
  readonly run: () => void;
  readonly dropped: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** An empty schedule. It keeps no process alive. */
export function createSchedule(now: () => number): Schedule {
  const waiting = new Set<Task>();
  const take = (task: Task): void => {
    if (!waiting.delete(task)) return;
    clearTimeout(task.timer);
    task.run();
  };
  return {
    after(ms, run, dropped = () => {}) {
      const timer = setTimeout(() => take(task), ms);
      // Only Node knows of a process that could end before.
      (timer as { unref?: () => void }).unref?.();
      const task: Task = { due: now() + ms, run, dropped, timer };
      waiting.add(task);
    },
    runDue() {
      const due = [...waiting].filter((task) => task.due <= now());
      for (const task of due.toSorted((one, other) => one.due - other.due)) take(task);
    },
    clear() {
      const tasks = [...waiting];
      waiting.clear();
      for (const { timer, dropped } of tasks) {
        clearTimeout(timer);
        dropped();
      }
    },
  };
}
