import type { PlainRequest } from '../http/message.ts';
import { queryOf } from '../monpay/bearer.ts';
import { BadValue } from '../world/bad-value.ts';

/**
 * A whole number of the query, if it is there.
 * @throws {BadValue} if it is out of range, or not a number
 */
export function wholeIn(
  request: PlainRequest,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = queryOf(request).get(name);
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new BadValue(`${name} takes a whole number from ${least} to ${most}.`);
}
