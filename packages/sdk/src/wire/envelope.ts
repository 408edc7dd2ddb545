import * as z from 'zod/mini';
import { schema } from './schema.ts';

/** What the resource API answers, always. Success is HTTP 2xx and an `intCode` of 0, never a word. */
export const Envelope = /* @__PURE__ */ schema(() =>
  z.object({
    intCode: z.int(),
    code: z.optional(z.unknown()),
    info: z.optional(z.unknown()),
    result: z.optional(z.unknown()),
  }),
);
