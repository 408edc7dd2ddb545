// The built packages, as merchants get them. This install has no workspace that would link them.
/* oxlint-disable no-restricted-imports */
import type * as Sdk from '../../../packages/sdk/dist/index.d.ts';

export {
  createSandbox,
  faultNames,
  isMonPayHost,
  looksReal,
  magicCodes,
  resourceFaultNames,
  type Sandbox,
} from '../../../packages/sandbox/dist/index.js';

const { href } = new URL('../../../packages/sdk/dist/node/index.js', import.meta.url);

/** The sdk. */
export const sdk = (await import(href)) as typeof Sdk;
