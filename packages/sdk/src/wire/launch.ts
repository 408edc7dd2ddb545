import * as z from 'zod/mini';
import { launchText } from './authorization-code.ts';
import { leftOut } from './left-out.ts';
import { schema } from './schema.ts';

// A parameter that stands there more than once comes as a list.
const once = (): z.ZodMiniString<string> => launchText('is repeated');

/** What MonPay opens the mini app with. */
export const Launch = /* @__PURE__ */ schema(() =>
  z.object({
    code: z.optional(once()),
    error: z.optional(once()),
    error_description: leftOut(z.string()),
  }),
);
