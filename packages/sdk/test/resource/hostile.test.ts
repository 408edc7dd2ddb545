import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmPayment, refundInvoice, userInfo } from '../../src/index.ts';
import { clientOf, nothingElseIsThrown, secret, settled } from '../hostile/hostile-case.ts';
import { loopback, type Answer } from '../hostile/loopback.ts';
import { hostileAnswers, redirects } from './hostile-answers.ts';
import { accessToken, cores, type Call, calls, against, assertError } from './hostile-calls.ts';

describe.each(['node', 'fetch'] as const)('over %s', (over) => {
  describe.each(Object.entries(calls))('%s is answered with', (name, call) => {
    nothingElseIsThrown();
    const cases = [
      ...hostileAnswers,
      ...redirects.map(
        ([what, answer]) => [what, answer, { code: 'invalid_resource_response' }] as const,
      ),
    ];
    test.each(cases)('%s', async (_, answer, expected) => {
      await against(answer, over, async (client, served) => {
        const outcome = await settled(call(client), client.timeout);
        if (expected === 'invoice') {
          expect(outcome).toEqual({
            id: 64,
            amount: 15_000,
            receiver: 'branch-user',
            description: 'Кофе',
            status: 'PAID',
            txnId: '5000000005044111',
          });
          expect(Object.isFrozen(outcome)).toBe(true);
        } else {
          assertError(outcome);
          expect(outcome).toMatchObject({ operation: name, ...expected });
        }
        // A create is sent once, whatever comes, and a read too on a connection that was new.
        await delay(5);
        expect(served.requests).toHaveLength(1);
      });
    });

    test('a status that is missing', async () => {
      const body = '{"code":"","intCode":0,"result":{"id":64}}';
      await against(
        ({ socket }) => void socket.end(`HTTP/1.1 200 OK\r\n\r\n${body}`),
        over,
        async (client) => {
          const outcome = await settled(call(client), client.timeout);
          // A created invoice exists; one that is checked is of no use without its status.
          if (name === 'createInvoice') expect(outcome).toEqual({ id: 64 });
          else assertError(outcome);
        },
      );
    });

    test('silence, until the deadline', async () => {
      await against(undefined, over, async (client, served) => {
        const quick = clientOf(served, over, { timeout: 1_500 });
        const outcome = await settled(call(quick), client.timeout);
        assertError(outcome);
        expect(outcome).toMatchObject({ reason: 'timeout', outcome: 'unknown' });
        expect(served.requests).toHaveLength(1);
      });
    });

    test('silence, until the caller leaves', async () => {
      await against(undefined, over, async (client, served) => {
        const controller = new AbortController();
        const outcome = settled(call(client, controller.signal), client.timeout);
        while (served.requests.length === 0) await delay(1);
        controller.abort();
        assertError(await outcome);
        expect(await outcome).toMatchObject({ reason: 'aborted', outcome: 'unknown' });
      });
    });

    test('nothing, since nobody is there', async () => {
      const served = await loopback({});
      await served.close();
      const outcome = await settled(call(clientOf(served, over)), 4000);
      assertError(outcome);
      expect(outcome).toMatchObject({
        reason: 'network',
        outcome: 'not_sent',
        systemCode: 'ECONNREFUSED',
      });
    });

    test('nothing, since the caller had left', async () => {
      await against(undefined, over, async (client, served) => {
        const outcome = await settled(call(client, AbortSignal.abort()), client.timeout);
        assertError(outcome);
        expect(outcome).toMatchObject({ reason: 'aborted', outcome: 'not_sent' });
        expect(served.requests).toEqual([]);
      });
    });
  });

  test('whatever comes is a value or one of our errors, and never a payment', async () => {
    let body: Uint8Array = new Uint8Array();
    let status = 200;
    const answer: Answer = ({ socket }) => {
      const head = `HTTP/1.1 ${status} X\r\nContent-Length: ${body.length}\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), body]));
    };
    const values = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .record(
          {
            intCode: fc.oneof(fc.constant(0), fc.anything()),
            code: fc.anything(),
            info: fc.anything(),
            result: fc.oneof(
              fc.anything(),
              fc.record(
                {
                  id: fc.oneof(fc.constant(64), fc.anything()),
                  userId: fc.oneof(fc.integer(), fc.anything()),
                  status: fc.oneof(
                    fc.constantFrom('NEW', 'FAILED', 'REFUNDFAILED', 'paid up'),
                    fc.anything(),
                  ),
                  amount: fc.oneof(fc.constant(15_000), fc.anything()),
                  receiver: fc.oneof(fc.constant('branch-user'), fc.anything()),
                },
                { requiredKeys: [] },
              ),
            ),
          },
          { requiredKeys: [] },
        )
        .map((value) =>
          Buffer.from(
            JSON.stringify(value, (_, each: unknown) =>
              typeof each === 'bigint' ? String(each) : each,
            ),
          ),
        ),
    );
    await against(answer, over, async (client) => {
      const attempts: Call[] = [
        calls.getInvoice,
        calls.createInvoice,
        (each) => userInfo(each, accessToken),
        (each) => refundInvoice(each, 64, { description: 'x' }, { accessToken }),
        (each) =>
          confirmPayment(
            each,
            { invoiceId: 64, amount: 15_000, receiver: 'branch-user' },
            { accessToken },
          ),
      ];
      await fc.assert(
        fc.asyncProperty(
          values,
          fc.constantFrom(200, 200, 200, 201, 400, 401, 500),
          fc.nat(4),
          async (given, code, which) => {
            body = given;
            status = code;
            const outcome = await settled((attempts[which] as Call)(client), client.timeout);
            if (outcome instanceof Error) assertError(outcome);
            else expect(outcome).not.toMatchObject({ state: 'paid' });
          },
        ),
        { numRuns: 400 },
      );
    });
  }, 60_000);
});

test('the secret of the tests is the one that is looked for', () => {
  expect(secret).toContain(cores[1]);
});
