import { BadValue } from './bad-value.ts';
import { forgetOldest } from './forget-oldest.ts';
import { checkedUser, type NewUser, type User } from './users.ts';
import type { World } from './world.ts';

/** How many customers made for the occasion are remembered; the oldest are forgotten first. */
const mostPassersBy = 10_000;

/**
 * The customer by id, or the one that is given; by default the first.
 * @throws {TypeError} if there is no such customer
 */
export function customerOf(world: World, user: string | NewUser | undefined): User {
  const { users } = world;
  if (typeof user === 'object') return passerBy(world, user);
  const found = user === undefined ? users[0] : users.find(({ id }) => id === user);
  if (!found) {
    throw new BadValue(
      `There is no such customer. Customers: ${users.map(({ id }) => id).join(', ')}.`,
    );
  }
  return found;
}

/** The customer of that number. */
export function userById({ users, passersBy }: World, userId: number): User | undefined {
  const same = (user: User): boolean => user.userId === userId;
  return users.find(same) ?? [...passersBy.values()].find(same);
}

/** A customer made for the occasion keeps the number that the same id was given before. */
function passerBy(world: World, user: NewUser): User {
  const { users, passersBy, balances } = world;
  const known = users.find(({ id }) => id === user?.id) ?? passersBy.get(user?.id);
  const checked = checkedUser(user, known?.userId ?? world.lastUserId + 1);
  if (!known) {
    for (const { userId } of forgetOldest(passersBy, mostPassersBy)) balances.delete(userId);
    world.lastUserId = Math.max(world.lastUserId, checked.userId);
  }
  passersBy.set(checked.id, checked);
  return checked;
}
