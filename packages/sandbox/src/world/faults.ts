import * as z from 'zod/mini';
import { BadValue } from './bad-value.ts';
import {
  faultNames,
  faultTargets,
  resourceFaultNames,
  type FaultName,
  type FaultTarget,
} from './fault-names.ts';
import { judge, object, oneOf, text, whole } from './judge.ts';
import { longestDelay } from './settings.ts';

/** How often a fault strikes, and how long it takes if it takes time. */
export interface FaultOptions {
  /** How many requests it strikes: 1 by default, at most 1000. */
  readonly times?: number;
  /** Which requests it strikes: by default those of the token endpoint, or of the resource API if only that has it. */
  readonly on?: FaultTarget;
  /** How long `delay` and `slow_body` take: milliseconds. */
  readonly ms?: number;
  /** Only requests for the customer with this id are struck, by code, by token or by invoice; by default everybody's. */
  readonly user?: string;
}

/** A fault that waits for its requests. */
export interface ArmedFault {
  readonly fault: FaultName;
  readonly times: number;
  /** How many more requests it strikes. */
  readonly left: number;
  readonly on: FaultTarget;
  readonly ms?: number;
  readonly user?: string;
}

/** The faults of one sandbox: they strike one after the other, each its number of times. */
export interface Faults {
  /** @throws {TypeError} if there is no such fault, or an option is out of range. */
  add(fault: FaultName, options?: FaultOptions): void;
  list(): ArmedFault[];
  /** Forgets all that wait, or only those for the customer with this id. */
  clear(user?: string): void;
  /**
   * The fault that strikes a request to one of these targets, if one does; it counts as having struck.
   * @param user the id of the customer that the request is for
   */
  take(targets: readonly FaultTarget[], user: string | undefined): ArmedFault | undefined;
}

const mostArmed = 100;

/** A fault and how it strikes. */
export const faultRequest = object({
  fault: oneOf<FaultName>([...new Set<FaultName>([...faultNames, ...resourceFaultNames])]),
  times: z.optional(whole(1, 1000)),
  ms: z.optional(whole(0, longestDelay, 'milliseconds')),
  on: z.optional(oneOf(faultTargets)),
  user: z.optional(text(/^\P{Cc}{1,100}$/u, 'takes the id of a customer')),
});

/** A queue of faults without any. */
export function createFaults(onAdd: (fault: ArmedFault) => void, onClear: () => void): Faults {
  let queue: ArmedFault[] = [];
  return {
    add(name, options = {}) {
      const {
        fault,
        times = 1,
        ms,
        user,
        on = targetOf(fault),
      } = judge(faultRequest, { ...options, fault: name }, 'A fault');
      const known: readonly FaultName[] = on === 'token' ? faultNames : resourceFaultNames;
      if (!known.includes(fault)) {
        throw new BadValue(`There is no such fault on ${on}. Faults: ${known.join(', ')}.`);
      }
      if (queue.length >= mostArmed) throw new BadValue(`At most ${mostArmed} faults can wait.`);
      const optional = { ...(ms !== undefined && { ms }), ...(user !== undefined && { user }) };
      const armed: ArmedFault = { fault, times, left: times, on, ...optional };
      queue.push(armed);
      onAdd(armed);
    },
    list: () => queue.map((armed) => ({ ...armed })),
    clear(user) {
      const rest = user === undefined ? [] : queue.filter((armed) => armed.user !== user);
      if (rest.length < queue.length) onClear();
      queue = rest;
    },
    take(targets, user) {
      const index = queue.findIndex(
        (armed) => targets.includes(armed.on) && (armed.user === undefined || armed.user === user),
      );
      const found = queue[index];
      if (!found) return undefined;
      const rest = found.left > 1 ? [{ ...found, left: found.left - 1 }] : [];
      queue = queue.toSpliced(index, 1, ...rest);
      return found;
    },
  };
}

function targetOf(fault: FaultName): FaultTarget {
  return (faultNames as readonly FaultName[]).includes(fault) ? 'token' : 'resource';
}
