import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Envelope } from '../../src/wire/envelope.ts';
import { CreatedInvoice, Invoice } from '../../src/wire/invoice.ts';
import { InvoiceRequest } from '../../src/wire/invoice-request.ts';
import { PaymentNoticeParameters } from '../../src/wire/payment-notice.ts';
import { Refund, RefundRequest } from '../../src/wire/refund.ts';
import { UserInfo } from '../../src/wire/user-info.ts';
import { spec } from './spec.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Record<string, JsonSchema>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
}

const resolved = (schema: JsonSchema): JsonSchema =>
  schema.$ref ? resolved(spec.components.schemas[schema.$ref.split('/').at(-1) ?? '']) : schema;

/** The types that a schema takes. A schema without a type takes them all. */
function typesOf(schema: JsonSchema): Set<string> {
  const { type, oneOf, anyOf = oneOf } = resolved(schema);
  if (anyOf) return new Set(anyOf.flatMap((each) => Array.from(typesOf(each))));
  const types =
    type === undefined
      ? ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
      : [type].flat();
  // Whatever takes numbers takes whole ones.
  return new Set(types.includes('number') ? [...types, 'integer'] : types);
}

describe('the schemas of the answers have the fields of the spec, and take at least what it says:', () => {
  test.each([
    ['Envelope', Envelope],
    ['UserInfo', UserInfo],
    ['Invoice', Invoice],
    ['Invoice', CreatedInvoice],
    ['Refund', Refund],
  ] as const)('%s', (name, schema) => {
    const described = resolved(spec.components.schemas[name]);
    const judged = z.toJSONSchema(schema(), { io: 'input' }) as JsonSchema;
    const fields = Object.keys(described.properties ?? {});
    expect(Object.keys(judged.properties ?? {}).toSorted()).toEqual(fields.toSorted());
    // What the spec leaves open, so does the schema.
    expect(described.required ?? []).toEqual(expect.arrayContaining([...(judged.required ?? [])]));
    for (const field of fields) {
      const taken = typesOf(judged.properties?.[field] ?? {});
      for (const type of typesOf(described.properties?.[field] ?? {})) {
        expect(taken, `${field} as ${type}`).toContain(type);
      }
    }
  });
});

describe('the schemas of the inputs are those of the spec, field by field:', () => {
  test.each([
    ['InvoiceRequest', InvoiceRequest, ['invoiceType']],
    ['RefundRequest', RefundRequest, []],
  ] as const)('%s', (name, schema, defaulted) => {
    const described = resolved(spec.components.schemas[name]);
    const judged = z.toJSONSchema(schema(), { io: 'input' }) as JsonSchema;
    const fields = Object.keys(described.properties ?? {});
    expect(Object.keys(judged.properties ?? {}).toSorted()).toEqual(fields.toSorted());
    expect([...(judged.required ?? []), ...defaulted].toSorted()).toEqual(
      [...(described.required ?? [])].toSorted(),
    );
    for (const field of fields) {
      const [said, is] = [described, judged].map((each) =>
        resolved(each.properties?.[field] ?? {}),
      );
      expect(is?.type, field).toBe(said?.type);
      expect(is?.maxLength, field).toBe(said?.maxLength);
      expect(is?.enum, field).toEqual(said?.enum);
    }
  });

  test('a payment notice', () => {
    const judged = z.toJSONSchema(PaymentNoticeParameters(), { io: 'input' }) as JsonSchema;
    const described = resolved(spec.components.schemas.PaymentNotice);
    expect(Object.keys(judged.properties ?? {}).toSorted()).toEqual(
      Object.keys(described.properties ?? {}).toSorted(),
    );
    expect(judged.required).toEqual(described.required);
  });
});
