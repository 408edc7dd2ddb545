import { expect } from 'vitest';
import {
  createInvoice,
  getInvoice,
  isResourceError,
  type ConfidentialClient,
} from '../../src/index.ts';
import { clientOf, type Over } from '../hostile/hostile-case.ts';
import { loopback, type Answer, type Loopback } from '../hostile/loopback.ts';
import { leaks, shown } from '../hostile/shown.ts';

export const accessToken = 'tOkEncOrEtOkEn-of-a-customer';
export const cores = ['tOkEncOrEtOkEn', 'sEcReTcOrEsEcReT'];
const coffee = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/paid/n0nce',
};

export type Call = (client: ConfidentialClient, signal?: AbortSignal) => Promise<unknown>;
export const calls: Record<'getInvoice' | 'createInvoice', Call> = {
  getInvoice: (client, signal) => getInvoice(client, 64, { accessToken, signal }),
  createInvoice: (client, signal) => createInvoice(client, coffee, { accessToken, signal }),
};

export async function against(
  answer: Answer | undefined,
  over: Over,
  use: (client: ConfidentialClient, served: Loopback) => Promise<void>,
): Promise<void> {
  const served = await loopback({ answer });
  try {
    await use(clientOf(served, over), served);
  } finally {
    await served.close();
  }
}

export function assertError(error: unknown): void {
  expect(error).toSatisfy(isResourceError);
  expect((error as Error).message).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
  expect((error as Error).message.length).toBeLessThan(1200);
  expect((error as Error).cause).toBeUndefined();
  expect(leaks(shown(error), cores)).toEqual([]);
}
