import { resolved, type Manifest } from '@monpay-miniapp/shared/manifest';

/** A module that merchants can import, and the types they get. */
export interface Entry {
  /** As it is imported, such as `@monpay-miniapp/sdk/hono`. */
  readonly specifier: string;
  /** The report's name, such as `hono`; `index` for the package itself. */
  readonly report: string;
  /** From the package's folder, such as `dist/adapters/hono.d.ts`. */
  readonly types: string;
}

/** The entries of a package that have types, in the order of its `exports`. */
export function entriesOf({ name, exports = {} }: Pick<Manifest, 'name' | 'exports'>): Entry[] {
  return Object.entries(exports).flatMap(([path, target]) => {
    const types = resolved(target, 'types');
    if (typeof target === 'string' || !types) return [];
    const report = path === '.' ? 'index' : path.slice(2).replaceAll('/', '-');
    return [{ specifier: name + path.slice(1), report, types: types.replace(/^\.\//, '') }];
  });
}
