import {
  confidentialClient,
  InvalidClientOptionsError,
  type ConfidentialClientOptions,
  type Issue,
} from '@monpay-miniapp/sdk';
import type { Arguments } from './arguments.ts';
import { fail, ok, type Check } from './check.ts';
import { suspicionsOf } from './suspicions.ts';
import { valuesOf, type Value } from './values.ts';
import type { Variables } from './variables.ts';

/** Checks what `confidentialClient` would be given, by its own rules. Sends nothing, and repeats no value. */
export function checkOptions(variables: Variables, given: Partial<Arguments>): Check[] {
  const values = valuesOf(variables, given);
  const options = Object.fromEntries(values.map(({ option, text }) => [option, text]));
  const issues = issuesOf(options as unknown as ConfidentialClientOptions);
  return values.flatMap((value) => {
    const found = wrongWith(value, values, issues);
    return found.length > 0 ? found : [ok(value.about, value.well)];
  });
}

function wrongWith(
  value: Value,
  values: readonly Value[],
  issues: readonly Issue[],
): readonly Check[] {
  const suspicions = suspicionsOf(value, values);
  // A suspicion that is sure says more than the rule.
  if (suspicions.some(({ level }) => level === 'fail')) return suspicions;
  return issues
    .filter(({ path }) => path === value.option)
    .map(({ message }) => failure(value, message))
    .concat(suspicions);
}

function failure({ about, text, todo }: Value, message: string): Check {
  const page = 'e/invalid_client_options';
  if (text === undefined) return fail(about, 'is not set', todo.missing, page);
  if (text === '') return fail(about, 'is empty', todo.missing, page);
  return fail(about, message, todo.wrong, page);
}

function issuesOf(options: ConfidentialClientOptions): readonly Issue[] {
  try {
    confidentialClient(options);
    return [];
  } catch (error) {
    if (error instanceof InvalidClientOptionsError) return error.issues;
    throw error;
  }
}
