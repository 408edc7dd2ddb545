import { styleText } from 'node:util';

/** Text in a colour, if the stream is a terminal and NO_COLOR is not set. */
export function coloured(
  stream: NodeJS.WriteStream,
  colour: 'green' | 'yellow' | 'red' | 'dim',
  text: string,
): string {
  return stream.isTTY && !process.env['NO_COLOR'] ? styleText(colour, text) : text;
}
