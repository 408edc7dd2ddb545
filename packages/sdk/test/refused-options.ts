import {
  confidentialClient,
  InvalidClientOptionsError,
  type ConfidentialClientOptions,
} from '../src/index.ts';

/** Options that are taken. */
export const good = {
  clientId: 'shop',
  clientSecret: 'S3cr3t-of-the-shop',
  redirectUri: 'https://shop.example/launch',
};

/** The error that these options cause. */
export function refusal(options: unknown): InvalidClientOptionsError {
  try {
    confidentialClient(options as ConfidentialClientOptions);
  } catch (error) {
    if (error instanceof InvalidClientOptionsError) return error;
    throw error;
  }
  throw new Error('the options were taken');
}
