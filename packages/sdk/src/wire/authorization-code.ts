import { AuthorizationCode as limits } from '@monpay-miniapp/client/limits';
import type * as z from 'zod/mini';
import { limited } from './limited.ts';
import { schema } from './schema.ts';

/** A text of the launch within the limits of a code, which RFC 6749 §4.1.2.1 gives an error too. */
export function launchText(otherType?: string): z.ZodMiniString<string> {
  return limited(
    limits,
    `must be 1 to ${limits.maxLength} characters of printable ASCII`,
    otherType,
  );
}

/** The code that a launch carries. */
export const AuthorizationCode = /* @__PURE__ */ schema(() => launchText());
