import { inspect } from 'node:util';
import type { ConfidentialClientOptions } from '../../src/index.ts';
import { secret } from './hostile-case.ts';

export const core = 'sEcReTcOrEsEcReT';
export const wrongTypes: unknown[] = [
  null,
  true,
  7,
  Number.NaN,
  7n,
  [],
  ['x'],
  {},
  () => 'x',
  Symbol('x'),
  new Date(),
  Buffer.from('x'),
];
export const illegalText = [
  '',
  '\0',
  'a\nb',
  'a\r\nX-Injected: b',
  'a\tb',
  '\u007F',
  'caf\u00E9',
  'код',
  '🎉',
  '\uD83C',
  'a\u2028b',
  '\uFEFFa',
  'a\u00A0b',
];

export function named(value: unknown): string {
  return inspect(value).slice(0, 40);
}

export const good: ConfidentialClientOptions = {
  clientId: 'shop',
  clientSecret: secret,
  redirectUri: 'https://shop.example/launch',
};
