/** What the README of the spec asks merchants of a language to type. */
export interface ReadmeCommands {
  /** Makes and builds the client. */
  readonly make: string;
  /** Exchanges the code in `$CODE`. */
  readonly exchange: string;
  /** Creates an invoice of `$AMOUNT` and checks it. */
  readonly invoice: string;
  /** Serves a whole mini app on port `$PORT`. */
  readonly app: string;
}

/** The four blocks of shell under a heading. */
export function readmeCommands(readme: string, language: string): ReadmeCommands {
  const section = new RegExp(`^### ${language}\\n(.*?)(?=^###? )`, 'ms').exec(readme)?.[1];
  const blocks = [...(section ?? '').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines]) => lines);
  const [make, exchange, invoice, app] = blocks;
  if (!make || !exchange || !invoice || !app || blocks.length !== 4) {
    throw new Error(`The README has ${blocks.length} blocks of shell under "### ${language}".`);
  }
  return { make, exchange, invoice, app };
}
