import type { NewUser } from '../world/users.ts';
import { BadBody } from './body.ts';

/**
 * The customer in a body: by id, or made for the occasion.
 * @throws {BadBody} if it is neither
 */
export function userIn(value: unknown): string | NewUser | undefined {
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadBody('user takes the id of a customer, or a customer.');
  }
  const { id, user_id, first_name, last_name, phone, email, ...more } = value as Record<
    string,
    unknown
  >;
  const { balance, fate, shares } = more;
  const names = { firstName: first_name, lastName: last_name };
  return { id, userId: user_id, ...names, phone, email, balance, fate, shares } as NewUser;
}
