// Its types, as merchants get them; it is built by then.
// oxlint-disable-next-line no-restricted-imports
import type * as Sdk from '../../../../packages/sdk/dist/index.d.ts';
import type { About, Words } from './about.ts';

/** What the sdk is tried with: a sandbox, and clients of it. */
export interface TriedSdk {
  readonly sdk: typeof Sdk;
  readonly sandbox: {
    readonly origin: string;
    readonly fetch: typeof fetch;
    issueCode(): { readonly code: string; readonly launchUrl: string };
    revokeTokens(): unknown;
    readonly faults: {
      add(name: string, options?: { readonly times?: number; readonly on?: string }): unknown;
    };
  };
  client(options?: Partial<Sdk.ConfidentialClientOptions>): Sdk.ConfidentialClient;
  /** An invoice that exists. */
  invoice(client: Sdk.ConfidentialClient): Promise<number>;
  /** A customer pays it. */
  pay(invoice: number): Promise<void>;
}

/** How an error of the sdk is brought about: in words, and as it is tried. */
export interface SdkAttempt {
  readonly words: Words;
  /** Ends in the error. */
  readonly run: (tried: TriedSdk) => Promise<unknown>;
}

/** What neither hint table says about a code of the sdk. */
export interface SdkCode extends About<SdkAttempt> {
  readonly cause: Words;
  /** What to check, if no hint says it. */
  readonly check?: Words;
}

/** By a launch with a code that means something to every sandbox. */
export function magicLaunch(code: string): SdkAttempt {
  return {
    words: {
      mn: `Мини аппаа \`?code=${code}\` хаягаар нээнэ. Туршилтын орчин энэ кодыг таньдаг.`,
      en: `Open your mini app with \`?code=${code}\`. Every sandbox knows this code.`,
    },
    run: ({ sdk, client }) =>
      sdk.authorizationCodeGrant(client(), `http://localhost:3000/launch?code=${code}`),
  };
}

/** By a launch with something else behind the question mark. */
export function launchedWith(query: string): SdkAttempt {
  return {
    words: {
      mn: `Мини аппаа \`/launch${query}\` хаягаар нээнэ.`,
      en: `Open your mini app at \`/launch${query}\`.`,
    },
    run: ({ sdk, client }) =>
      sdk.authorizationCodeGrant(client(), `http://localhost:3000/launch${query}`),
  };
}

/** By a fault of a call of the resource API, which then asks about an invoice, or creates one. */
export function faultOn(
  fault: string,
  on: 'getInvoice' | 'createInvoice' | 'refundInvoice',
): SdkAttempt {
  return {
    words: {
      mn: `Хяналтын самбарын «Алдаа дуурайлгах» хэсэгт \`${on}\`-д \`${fault}\` алдаа нэмээд дуудна. Тестэд: \`sandbox.faults.add('${fault}', { on: '${on}' })\`.`,
      en: `Add the fault \`${fault}\` to \`${on}\` in the inspector, then make that call. In a test: \`sandbox.faults.add('${fault}', { on: '${on}' })\`.`,
    },
    run: async ({ sdk, sandbox, client, invoice }) => {
      const asking = client();
      const id = on === 'createInvoice' ? 0 : await invoice(asking);
      // A read is asked once more if a kept connection died.
      sandbox.faults.add(fault, { on, times: 2 });
      if (on === 'createInvoice') return invoice(asking);
      if (on === 'getInvoice') return sdk.getInvoice(asking, id);
      return sdk.refundInvoice(asking, id, { description: 'Буцаалт' });
    },
  };
}

/** In a way that takes more words. */
export function done(mn: string, en: string, run: SdkAttempt['run']): SdkAttempt {
  return { words: { mn, en }, run };
}
