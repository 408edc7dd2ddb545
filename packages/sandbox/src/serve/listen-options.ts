/** Where a sandbox listens. */
export interface ListenOptions {
  /** 0, which is the default, takes any free port. */
  readonly port?: number;
  /** `127.0.0.1` (the default), `::1` or `localhost`. */
  readonly host?: string;
  /**
   * Names and addresses, without a port, by which other machines may call it. With any it listens on every address
   * of this machine in place of `host`.
   */
  readonly names?: readonly string[];
  /** The URL by which browsers reach it, if that is another one: through a proxy, or a port that Docker maps. */
  readonly publicUrl?: string;
  /** A key and a certificate in PEM. */
  readonly https?: { readonly key: string; readonly cert: string };
}
