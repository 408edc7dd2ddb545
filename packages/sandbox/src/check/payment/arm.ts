import type { Customer } from '../customer.ts';
import type { Stage } from '../stage.ts';

const hanging = { fault: 'hang_after', on: 'createInvoice', times: 1 } as const;

/**
 * Has the answer to the next invoice that is asked for never come.
 * @param customer for whom; undefined if the requests do not say for whom they are
 * @returns takes it back, and leaves the faults that somebody else has armed in this sandbox
 */
export async function arm(
  stage: Stage,
  customer: Customer | undefined,
): Promise<() => Promise<void>> {
  if (customer) {
    await stage.fault(customer, hanging.fault, hanging);
    return async () => {};
  }
  const before = (await waiting(stage)).filter(isHanging).length;
  await stage.admin.call<'addFault'>('POST', '/_sandbox/faults', hanging);
  return async () => {
    const all = await waiting(stage);
    // What struck instead was somebody else's of the same kind, so that it does not matter which one is left.
    if (all.filter(isHanging).length <= before) return;
    const others = all.toSpliced(all.findLastIndex(isHanging), 1);
    await stage.admin.call<'clearFaults'>('DELETE', '/_sandbox/faults');
    for (const { left: times, ...fault } of others)
      await stage.admin.call<'addFault'>('POST', '/_sandbox/faults', { ...fault, times });
  };
}

type Armed = Awaited<ReturnType<typeof waiting>>[number];

async function waiting({ admin }: Stage) {
  return (await admin.call<'getState'>('GET', '/_sandbox/state')).faults;
}

function isHanging({ fault, on, user }: Armed): boolean {
  return fault === hanging.fault && on === hanging.on && user === undefined;
}
