import type { FormFields } from './form-fields.ts';

/** The texts and numbers of a JSON body, so that a request in the wrong format can be shown; none if it can't be read. */
export function jsonFields(body: Uint8Array): FormFields {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
    return new Map(
      Object.entries(value)
        .filter(([, member]) => typeof member === 'string' || typeof member === 'number')
        .map(([name, member]) => [name, [String(member)]]),
    );
  } catch {
    return new Map();
  }
}
