import * as z from 'zod/mini';
import { schema } from './schema.ts';

/** A text that says something. */
export const text = (what: string): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.trim() !== '', { error: `must be ${what}` }),
    z.maxLength(2048, { error: 'must be at most 2048 characters' }),
  );

const url = (schemes: RegExp, what: string): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.length <= 2048 && URL.canParse(value) && schemes.test(value), {
      error: `must be ${what}, at most 2048 characters`,
    }),
  );

/** What a merchant asks for. */
export const InvoiceRequest = /* @__PURE__ */ schema(() =>
  z.strictObject({
    amount: z
      .int({ error: 'must be a whole number of tögrög' })
      .check(z.gte(1, { error: 'must be at least 1 tögrög' })),
    receiver: text('the user name of the branch that sells'),
    description: text('what the customer reads before paying'),
    redirectUri: url(/^[a-z][a-z\d+.-]*:/i, 'a whole URL, also one of your app’s own scheme'),
    clientServiceUrl: z.optional(url(/^https?:/i, 'a whole http or https URL')),
    invoiceType: z._default(
      z.enum(['P2B', 'P2P', 'B2B'], { error: 'must be P2B, P2P or B2B' }),
      'P2B',
    ),
  }),
);
