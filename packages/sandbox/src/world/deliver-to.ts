import * as z from 'zod/mini';
import { isMonPayHost } from './monpay-host.ts';

/** Carries a payment notice to the merchant, as the global fetch does. */
export type DeliverNotice = (
  url: string,
  init: {
    readonly method: 'GET';
    readonly headers: Readonly<Record<string, string>>;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Response | Promise<Response>;

const hostWords =
  "takes a list of host names without scheme or port, such as shop.test, and none of them MonPay's";
const hostName = z.string({ error: hostWords }).check(
  z.maxLength(253, { error: hostWords, abort: true }),
  z.regex(/^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i, { error: hostWords }),
  z.refine((name) => !isMonPayHost(name), { error: hostWords }),
);

/** A list of host names that notices may go to. */
export function hostNames(atMost: number): z.ZodMiniType<string[], string[]> {
  const error = `takes ${atMost} host names at most`;
  return z.array(hostName, { error: hostWords }).check(z.maxLength(atMost, { error }));
}
