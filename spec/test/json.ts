export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, known to be an object; throws a TypeError otherwise. */
export function asObject(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new TypeError(`Not an object: ${JSON.stringify(value)}`);
  return value;
}
