// What `wrangler types` writes into a project of yours, as far as this shop needs it.
declare module 'cloudflare:workers' {
  /** What wrangler.jsonc and the secrets bind. */
  export const env: {
    readonly MONPAY_CLIENT_ID?: string;
    readonly MONPAY_CLIENT_SECRET?: string;
    readonly MONPAY_REDIRECT_URI?: string;
    readonly MONPAY_AUTHORIZATION_SERVER?: string;
    readonly MONPAY_RECEIVER?: string;
    readonly SHOP: {
      // oxlint-disable-next-line typescript/consistent-type-imports -- An ambient module can't import from a file.
      getByName(name: string): Called<import('./shop-storage.ts').ShopStorage>;
    };
  };

  export const DurableObject: new (ctx: DurableObjectState, env: unknown) => object;

  export interface DurableObjectState {
    readonly storage: { readonly sql: SqlStorage };
  }

  export interface SqlStorage {
    exec<Row>(
      query: string,
      ...values: (string | number | null)[]
    ): { toArray(): Row[]; readonly rowsWritten: number };
  }

  /** The methods of an object, from another process. */
  type Called<T> = {
    [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Result
      ? (...args: Args) => Promise<Result>
      : never;
  };
}
