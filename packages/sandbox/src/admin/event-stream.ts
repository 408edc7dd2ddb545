import { sandboxError, sandboxHeaders, type Answer } from '../http/message.ts';
import type { JournalEntry } from '../world/journal.ts';
import { sweep } from '../world/launches.ts';
import type { World } from '../world/world.ts';
import { wire } from './wire.ts';

const heartbeat = 15_000;
const mostStreams = 50;

/**
 * The journal as it is written, as server-sent events, at the reader's pace: of what a slow reader has not
 * taken yet, only the journal keeps a copy.
 * @param lastEventId the id of the last entry that the client has; it gets those after it, as far as they are remembered
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function eventStream(world: World, lastEventId: string | undefined): Answer {
  if (world.streams >= mostStreams) {
    return sandboxError(
      503,
      'too_many_streams',
      `At most ${mostStreams} streams can be open at once.`,
      {
        'Retry-After': '5',
      },
    );
  }
  const asked = lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId);
  // A greater id is of another sandbox, which had this port before.
  const last = Math.min(asked ? Number(lastEventId) : Infinity, world.journal.last());
  return {
    status: 200,
    headers: {
      ...sandboxHeaders,
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
    stream(gone) {
      world.streams++;
      gone.addEventListener('abort', () => world.streams--, { once: true });
      return events(world, last, gone);
    },
  };
}

async function* events(world: World, last: number, gone: AbortSignal): AsyncGenerator<string> {
  yield 'retry: 1000\n\n';
  while (!gone.aborted) {
    const entry = world.journal.after(last);
    if (entry) {
      last = entry.id;
      yield eventOf(entry);
    } else if (!(await somethingHappens(world, gone))) {
      sweep(world);
      yield ': SANDBOX\n\n';
    }
  }
}

/** Whether an entry was written, or the reader left, before it was time for a heartbeat. */
function somethingHappens({ journal }: World, gone: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (happened: boolean): void => {
      unsubscribe();
      clearTimeout(timer);
      gone.removeEventListener('abort', left);
      resolve(happened);
    };
    const left = (): void => done(true);
    const unsubscribe = journal.subscribe(() => done(true));
    const timer = setTimeout(() => done(false), heartbeat);
    gone.addEventListener('abort', left);
  });
}

function eventOf(entry: JournalEntry): string {
  return `id: ${entry.id}\nevent: journal\ndata: ${JSON.stringify(wire(entry))}\n\n`;
}
