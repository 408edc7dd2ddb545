/**
 * Somebody else's text in which nothing moves a terminal's cursor, turns the direction, or is forbidden in XML; lines
 * stay lines, and tabs tabs.
 */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\n\t\P{C}]|[\u2028\u2029]/gu, '\u{FFFD}');
}

/** The same in one line. */
export function plainLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}
