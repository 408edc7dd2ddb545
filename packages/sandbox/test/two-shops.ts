import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts';
import { goodFields } from './token-request.ts';

/** The headers of a form. */
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** A merchant. */
export const shop = {
  clientId: 'shop',
  clientSecret: 'shop secret',
  redirectUri: 'https://shop.example/launch',
};
/** Another merchant. */
export const stall = {
  clientId: 'stall',
  clientSecret: 'stall secret',
  redirectUri: 'https://stall.example/launch',
};
/** The time in that sandbox. */
export const start = Date.UTC(2030, 0, 1, 12, 3, 7);

/** A sandbox with two merchants, at a time of its own. */
export function shops(options: SandboxOptions = {}): Sandbox {
  return createSandbox({ clients: [shop, stall], now: () => start, ...options });
}

/** A good request of the first of them, with changes. */
export function text(sandbox: Sandbox, changes: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({ ...goodFields(sandbox), ...changes }).toString();
}
