import { isObject, type Json, type JsonObject } from './json.ts';

/**
 * The pointer to one child.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-3
 */
export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value a pointer leads to; every `$ref` on the way is followed. Throws a RangeError if it leads nowhere. */
export function valueAt(document: JsonObject, pointer: string): Json {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: Json = document;
  for (const key of keys) {
    const child: Json | undefined = Array.isArray(value)
      ? value[Number(key)]
      : isObject(value) && Object.hasOwn(value, key)
        ? value[key]
        : undefined;
    if (child === undefined) throw new RangeError(`Nothing at ${pointer}`);
    value = followRef(document, child);
  }
  return value;
}

function followRef(document: JsonObject, value: Json): Json {
  const ref = isObject(value) ? value['$ref'] : undefined;
  return typeof ref === 'string' ? valueAt(document, ref.replace(/^#/, '')) : value;
}
