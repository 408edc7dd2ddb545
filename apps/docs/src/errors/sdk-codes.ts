import { launchCodes } from './launch-codes.ts';
import { resourceCodes } from './resource-codes.ts';
import type { SdkCode } from './sdk-attempts.ts';

/** Every `code` of an error of the sdk, and everything that a hint is about. */
export const sdkCodes: Readonly<Record<string, SdkCode>> = { ...launchCodes, ...resourceCodes };
