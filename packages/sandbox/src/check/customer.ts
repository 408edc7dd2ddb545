import { randomInt } from 'node:crypto';
import type { NewUser } from '../generated/admin-api.ts';
import { sourceOf } from './page-text.ts';
import type { Answer } from './send.ts';

/** A customer who was invented for one case: nobody else has such a name, number or address. */
export type Customer = NewUser;

/** Invents a customer; what is given is taken as it is. */
export function inventCustomer(more: Partial<Customer>): Customer {
  const tag = letters('abcdefghijkmnpqrstuvwxyz', 10);
  return {
    id: `check-${tag}`,
    first_name: `Туяа${letters('бгджзлмнрстхц', 5)}`,
    last_name: `Сүх${letters('бгджзлмнрстхц', 5)}`,
    // No operator has 3 first.
    phone: `3${letters('0123456789', 7)}`,
    email: `${tag}@example.mn`,
    balance: 1_000_000,
    ...more,
  };
}

/** Whether an answer shows anything that only this customer has. */
export function shows(customer: Customer, answer: Pick<Answer, 'body'>): boolean {
  const source = sourceOf(answer).toLowerCase();
  return marksOf(customer).some((mark) => source.includes(mark.toLowerCase()));
}

/** What only this customer has. */
export function marksOf({ first_name, last_name, phone, email }: Customer): readonly string[] {
  return [first_name, last_name, phone.replace(/^(?:\+?976|0+)/, ''), email].filter(
    (mark) => typeof mark === 'string' && mark.length >= 6,
  ) as string[];
}

function letters(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}
