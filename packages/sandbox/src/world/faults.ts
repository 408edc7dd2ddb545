import { BadValue } from './bad-value.ts';
import { faultNames, type FaultName } from './fault-names.ts';
import { isWhole, longestDelay } from './settings.ts';

/** How often a fault strikes, and how long it takes where it takes time. */
export interface FaultOptions {
  /** How many token requests it strikes: 1 by default, at most 1000. */
  readonly times?: number;
  /** How long `delay` and `slow_body` take: milliseconds. */
  readonly ms?: number;
}

/** A fault that waits for its requests. */
export interface ArmedFault {
  readonly fault: FaultName;
  readonly times: number;
  /** How many more requests it strikes. */
  readonly left: number;
  readonly ms?: number;
}

/** The faults of one sandbox: they strike one after the other, each its number of times. */
export interface Faults {
  /** @throws {TypeError} where there is no such fault, or an option is out of range. */
  add(fault: FaultName, options?: FaultOptions): void;
  list(): ArmedFault[];
  clear(): void;
  /** The fault that strikes now, if one does; it counts as having struck. */
  take(): ArmedFault | undefined;
}

const mostArmed = 100;

/** A queue of faults without any. */
export function createFaults(onAdd: (fault: ArmedFault) => void): Faults {
  let queue: ArmedFault[] = [];
  return {
    add(fault, { times = 1, ms } = {}) {
      if (!faultNames.includes(fault)) {
        throw new BadValue(`There is no such fault. Faults: ${faultNames.join(', ')}.`);
      }
      if (!isWhole(times, 1, 1000))
        throw new BadValue('times takes a whole number from 1 to 1000.');
      if (ms !== undefined && !isWhole(ms, 0, longestDelay)) {
        throw new BadValue(`ms takes a whole number of milliseconds from 0 to ${longestDelay}.`);
      }
      if (queue.length >= mostArmed) throw new BadValue(`At most ${mostArmed} faults can wait.`);
      const armed: ArmedFault = { fault, times, left: times, ...(ms !== undefined && { ms }) };
      queue.push(armed);
      onAdd(armed);
    },
    list: () => queue.map((armed) => ({ ...armed })),
    clear: () => (queue = []),
    take() {
      const [first, ...others] = queue;
      if (!first) return undefined;
      queue = first.left > 1 ? [{ ...first, left: first.left - 1 }, ...others] : others;
      return first;
    },
  };
}
