import { isOAuthError, type AnyOAuthError, parseAuthorizationResponse } from '../src/index.ts';

/** The error of ours that a launch comes to; nothing else may leave. */
export function launchError(input: string): AnyOAuthError {
  try {
    parseAuthorizationResponse(input);
  } catch (error) {
    if (isOAuthError(error)) return error;
    throw error;
  }
  throw new Error('the launch was taken');
}
