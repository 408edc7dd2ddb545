/** How a client leaves: it waits for the server to end the connection, sends FIN, or sends RST after a moment. */
export type Ending = 'wait' | 'half-close' | 'drop';

/** What a client sends over one connection. */
export interface Conversation {
  /** As latin1 text. `<host>` stands for what is another at each start of the target, and other names of a session. */
  readonly bytes: string;
  /** Where the bytes are cut into packets, modulo their number. */
  readonly cuts: readonly number[];
  readonly ending: Ending;
  /** How many requests the bytes were made of. */
  readonly requests: number;
}

/** What the names in angle brackets stand for. */
export type Session = Readonly<Record<string, string>>;

/** The packets of a conversation with one process. */
export function packetsOf({ bytes, cuts }: Conversation, session: Session): string[] {
  const sent = bytes.replaceAll(/<(\w+)>/g, (all, name: string) =>
    Object.hasOwn(session, name) ? (session[name] ?? '') : all,
  );
  const places = cuts.map((cut) => cut % (sent.length + 1)).sort((one, other) => one - other);
  return [0, ...places]
    .map((start, index) => sent.slice(start, places[index]))
    .filter((packet) => packet !== '');
}

/** The bytes of a text in UTF-8, as latin1 text. */
export function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
