import * as z from 'zod/mini';
import { judge, listOf, object, oneOf, text, whole } from './judge.ts';

/** What a customer can share with a mini app; the names of the scopes are documented. */
export const scopes = ['phone', 'email', 'name'] as const;
/** One thing that a customer can share. */
export type Scope = (typeof scopes)[number];

/** What becomes of an invoice when this customer is asked to pay it, whatever the person taps. */
export const fates = ['declines', 'pays_late'] as const;
/** `declines` never pays; `pays_late` pays 30 seconds after the tap. */
export type Fate = (typeof fates)[number];

/** A customer of MonPay, as invented for the sandbox. */
export interface User {
  readonly id: string;
  /** The number by which MonPay's resource API knows the customer. */
  readonly userId: number;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string;
  readonly email?: string;
  /** What the customer has at the start: whole tögrög. */
  readonly balance: number;
  readonly fate?: Fate;
  /** What user info answers beside `userId`; by default everything. */
  readonly shares?: readonly Scope[];
}

/** A customer as given to a sandbox, which adds a `userId` and a balance of 1 000 000 ₮ if there are none. */
export type NewUser = Omit<User, 'userId' | 'balance'> & Partial<Pick<User, 'userId' | 'balance'>>;

/** The number of the first customer that was given none. */
export const firstUserId = 1001;
const usualBalance = 1_000_000;

/**
 * The customers of a sandbox that was given none: ordinary ones, and then one for each outcome. The numbers are not
 * in use, as far as is known: no operator has 3 first.
 */
export const defaultUsers: readonly NewUser[] = [
  {
    id: 'bat',
    firstName: 'Бат',
    lastName: 'Дорж',
    phone: '30110001',
    email: 'bat@example.mn',
  },
  {
    id: 'saraa',
    firstName: 'Сараа',
    lastName: 'Ганбаатар',
    phone: '30110002',
    email: 'saraa@example.mn',
  },
  { id: 'temuulen', firstName: 'Тэмүүлэн', lastName: 'Энхболд', phone: '30110003' },
  { id: 'no-balance', firstName: 'Мөнх', lastName: 'Отгон', phone: '30110004', balance: 0 },
  {
    id: 'declines',
    firstName: 'Дулам',
    lastName: 'Цэрэн',
    phone: '30110005',
    fate: 'declines',
  },
  {
    id: 'pays-late',
    firstName: 'Удвал',
    lastName: 'Сүх',
    phone: '30110006',
    fate: 'pays_late',
  },
  {
    id: 'shares-little',
    firstName: 'Нууц',
    lastName: 'Болд',
    phone: '30110007',
    email: 'nuuts@example.mn',
    shares: ['name'],
  },
  { id: 'phone-976', firstName: 'Гэрэл', lastName: 'Наран', phone: '97630110008' },
  { id: 'no-name', firstName: null, lastName: null, phone: '30110009' },
];

const name = text(/^\P{Cc}{1,100}$/u, 'takes 1 to 100 characters');

/** What each member of a customer takes. */
export const newUserShape = {
  id: name,
  userId: z.optional(whole(0)),
  firstName: z.nullable(name),
  lastName: z.nullable(name),
  phone: name,
  email: z.optional(name),
  balance: z.optional(whole(0)),
  fate: z.optional(oneOf(fates)),
  shares: z.optional(listOf(scopes)),
};

/** A customer as given to a sandbox. */
export const newUser = object(newUserShape);

/**
 * One customer, complete and frozen.
 * @param userId the number of a customer that was given none
 * @throws {TypeError} that names every member that is wrong.
 */
export function checkedUser(user: NewUser, userId: number): User {
  return completeUser(judge(newUser, user, 'A customer'), userId);
}

/** A customer that was checked, with what was left out. */
export function completeUser(user: z.output<typeof newUser>, userId: number): User {
  const given = Object.entries({ userId, balance: usualBalance, ...user });
  return Object.freeze(
    Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  ) as unknown as User;
}
