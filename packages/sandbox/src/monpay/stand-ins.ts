import { redacted } from '../http/redact.ts';
import { magicCodeFor } from './magic-codes.ts';
import { unknown, type ShownField } from './token-curl.ts';

/** A value that breaks the rule as the sent one did. */
const wrongValues: ReadonlyMap<string, ShownField> = new Map<string, ShownField>([
  ['wrong_secret', ['client_secret', 'not-the-secret']],
  ['unknown_client', ['client_id', 'unknown-client']],
  ['unsupported_grant_type', ['grant_type', 'unsupported']],
]);

/** The fields, with a wrong value that may be shown in the place of the one that was refused. */
export function withStandIns(
  fields: readonly ShownField[],
  rule: string | undefined,
): ShownField[] {
  const magic = magicCodeFor(rule);
  const [name, standIn] = wrongValues.get(rule ?? '') ?? ['code', magic];
  return fields.map(([field, value]) =>
    field === name && standIn !== undefined && (value === redacted || value === unknown)
      ? [field, standIn]
      : [field, value],
  );
}
