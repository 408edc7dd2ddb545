import type { Words } from './about.ts';

/** A call of the resource API. */
export interface Call {
  readonly method?: string;
  readonly path: string;
  /** Whose token it carries; the customer's, unless said otherwise. */
  readonly token?: 'customer' | 'merchant' | 'none';
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or a value that is sent as JSON. */
  readonly body?: string | object;
}

/** What a sandbox that is tried can do. */
export interface Tried {
  readonly sandbox: {
    issueCode(user?: string): { readonly code: string };
    revokeTokens(): unknown;
    advance(milliseconds: number): void;
    pay(invoice: number, options: { readonly user: string }): Promise<unknown>;
  };
  /** An invoice as it should be. */
  readonly invoice: object;
  send(call: Call): Promise<void>;
  /** Creates an invoice with a token of either kind; its id. */
  create(token: 'customer' | 'merchant'): Promise<number>;
  customerToken(user: string): Promise<string>;
  /** The token of the client with this index. */
  merchantToken(index: number): Promise<string>;
}

/** How a call comes to break a rule: in words, and as it is tried. */
export interface ResourceAttempt {
  readonly words: Words;
  readonly run: (tried: Tried) => Promise<void>;
}

/** By one call. */
export function call(made: Call): ResourceAttempt {
  const { method = 'GET', path, token = 'customer', headers = {}, body } = made;
  const parts = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [typeof body === 'string' ? body : JSON.stringify(body)]),
  ].map((part) => `\`${part}\``);
  const tokens = {
    customer: { mn: 'хэрэглэгчийн токентой', en: "with a customer's token" },
    merchant: { mn: 'мерчантын токентой', en: "with the merchant's token" },
    none: { mn: 'токенгүй', en: 'without a token' },
  }[token];
  const also = parts.length > 0;
  return {
    words: {
      mn: `\`${method} ${path}\` хүсэлтийг ${tokens.mn}${also ? `, ${parts.join(', ')}-тэй` : ''} илгээнэ.`,
      en: `Send \`${method} ${path}\` ${tokens.en}${also ? ` and with ${parts.join(', ')}` : ''}.`,
    },
    run: ({ send }) => send(made),
  };
}

/** By creating an invoice with one wrong member. */
export function invoiceWith(name: string, value: string | number): ResourceAttempt {
  const shown = `\`"${name}": ${JSON.stringify(value)}\``;
  return {
    words: {
      mn: `Нэхэмжлэх үүсгэхдээ ${shown} гэж илгээнэ.`,
      en: `Create an invoice with ${shown}.`,
    },
    run: ({ send, invoice }) =>
      send({
        method: 'POST',
        path: '/v2/api/oauth/invoice',
        body: { ...invoice, [name]: value },
      }),
  };
}

/** In a way that takes more words. */
export function told(mn: string, en: string, run: ResourceAttempt['run']): ResourceAttempt {
  return { words: { mn, en }, run };
}
