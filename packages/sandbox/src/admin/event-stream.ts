import { refusal, sandboxHeaders, type Answer } from '../http/message.ts';
import type { JournalEntry } from '../world/journal.ts';
import { wire } from './wire.ts';
import { sweep, type World } from '../world/world.ts';

const heartbeat = 15_000;
const mostStreams = 50;

/**
 * The journal as it is written, as server-sent events.
 * @param lastEventId the id of the last entry that the client has; it gets those after it, as far as they are remembered
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function eventStream(world: World, lastEventId: string | undefined): Answer {
  if (world.streams >= mostStreams) {
    return refusal(503, 'too_many_streams', `At most ${mostStreams} streams can be open at once.`, {
      'Retry-After': '5',
    });
  }
  return {
    status: 200,
    headers: {
      ...sandboxHeaders,
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
    stream(write) {
      world.streams++;
      write('retry: 1000\n\n');
      if (lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId)) {
        for (const entry of world.journal.since(Number(lastEventId))) write(eventOf(entry));
      }
      const unsubscribe = world.journal.subscribe((entry) => write(eventOf(entry)));
      const beat = setInterval(() => {
        sweep(world);
        write(': SANDBOX\n\n');
      }, heartbeat);
      return () => {
        unsubscribe();
        clearInterval(beat);
        world.streams--;
      };
    },
  };
}

function eventOf(entry: JournalEntry): string {
  return `id: ${entry.id}\nevent: journal\ndata: ${JSON.stringify(wire(entry))}\n\n`;
}
