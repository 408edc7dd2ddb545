import { BadValue } from './bad-value.ts';

/** A customer of MonPay, as invented for the sandbox. */
export interface User {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly email?: string;
}

/** The customers of a sandbox that was given none. The numbers are not in use: no operator has 0 first. */
export const defaultUsers: readonly User[] = [
  {
    id: 'bat',
    firstName: 'Бат',
    lastName: 'Дорж',
    phone: '00110001',
    email: 'bat@example.mn',
  },
  {
    id: 'saraa',
    firstName: 'Сараа',
    lastName: 'Ганбаатар',
    phone: '00110002',
    email: 'saraa@example.mn',
  },
  { id: 'temuulen', firstName: 'Тэмүүлэн', lastName: 'Энхболд', phone: '00110003' },
];

/**
 * One customer, checked and frozen.
 * @throws {TypeError} that names the first field that is wrong.
 */
export function checkedUser(user: User): User {
  const { id, firstName, lastName, phone, email } = user ?? {};
  for (const [name, value] of Object.entries({ id, firstName, lastName, phone, email })) {
    if (name === 'email' && value === undefined) continue;
    if (typeof value !== 'string' || value === '' || value.length > 100 || /\p{Cc}/u.test(value)) {
      throw new BadValue(`A customer's ${name} takes 1 to 100 characters.`);
    }
  }
  return Object.freeze({ id, firstName, lastName, phone, ...(email !== undefined && { email }) });
}
