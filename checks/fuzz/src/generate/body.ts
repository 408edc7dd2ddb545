import { utf8 } from '../conversation.ts';

/** A body and the content type that it comes with. */
export interface Body {
  readonly type: string;
  /** Latin1 text, a character a byte. */
  readonly bytes: string;
}

/** The content type of a form. */
export const form = 'application/x-www-form-urlencoded';

/** A text as a body of this type. */
export function bodyOf(type: string, text: string): Body {
  return { type, bytes: utf8(text) };
}

/** A value as JSON. */
export function jsonBody(value: unknown): Body {
  return bodyOf('application/json', JSON.stringify(value));
}
