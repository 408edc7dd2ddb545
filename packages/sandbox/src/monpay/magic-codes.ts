import { faultNames, type FaultName } from '../world/fault-names.ts';
import type { RuleName } from './broken-rule.ts';

/** What a magic code does: a fault, the breach of a rule, or a token, each time it is sent. */
export type Magic =
  | { readonly fault: FaultName }
  | { readonly rule: RuleName }
  | { readonly token: true };

const statuses: Readonly<Record<string, FaultName>> = {
  '400': 'invalid_request',
  '401': 'unauthorized_client',
  '403': 'invalid_grant',
  '415': 'unsupported_grant_type',
  '429': 'status_429',
  '500': 'status_500',
  '502': 'status_502',
  '503': 'status_503',
  '505': 'server_error',
};

const magic = new Map<string, Magic>([
  ['code_ok', { token: true }],
  ['code_expired', { rule: 'expired_code' }],
  ['code_used', { rule: 'used_code' }],
  ['code_revoked', { rule: 'revoked_code' }],
  ['code_unknown', { rule: 'unknown_code' }],
  ['code_other_client', { rule: 'other_clients_code' }],
  ...faultNames.map((fault): [string, Magic] => [`code_${fault}`, { fault }]),
  ...Object.entries(statuses).map(([status, fault]): [string, Magic] => [
    `code_${status}`,
    { fault },
  ]),
]);

/** The codes that any language can send to get a fault, with no admin API: never issued, never spent. */
export const magicCodes: readonly string[] = [...magic.keys()];

/** The magic code that breaks a rule, if there is one. */
export function magicCodeFor(rule: string | undefined): string | undefined {
  return [...magic].find(([, does]) => 'rule' in does && does.rule === rule)?.[0];
}

/** What a code does, if it is a magic one. */
export function magicOf(code: string): Magic | undefined {
  return magic.get(code);
}
