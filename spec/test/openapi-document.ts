import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { asObject, type Json, type JsonObject } from './json.ts';

/** The folder of the package. */
export const packageFolder: string = fileURLToPath(new URL('..', import.meta.url));

/** The text of `openapi.yaml`. */
export const openapiText: string = readFileSync(
  new URL('../openapi.yaml', import.meta.url),
  'utf8',
);

/** The parsed `openapi.yaml`. */
export const openapi: JsonObject = asObject(parse(openapiText) as Json);
