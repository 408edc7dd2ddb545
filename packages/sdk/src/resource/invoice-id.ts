import { InvalidArgumentError } from '../errors/resource-errors.ts';
import { InvoiceId } from '../wire/invoice.ts';
import { judge } from '../wire/issues.ts';

/** @throws {InvalidArgumentError} before anything is sent */
export function assertInvoiceId(about: string, id: unknown): void {
  const judged = judge(InvoiceId, id);
  if (!('issues' in judged)) return;
  throw new InvalidArgumentError(
    about,
    judged.issues.map(({ message }) => ({ path: 'id', message })),
  );
}
