import type { PlainAnswer } from '../http/message.ts';
import { tokenEndpointJson } from './error-shapes.ts';

/** The refusals of the resource API that are known, with the HTTP status that each was seen with. */
export const resourceErrors = {
  UNAUTHORIZED: { status: 401, intCode: 1 },
  BAD_REQUEST: { status: 400, intCode: 5 },
  INSUFFICIENT_ACCESS: { status: 401, intCode: 6 },
  INTERNAL_ERROR: { status: 500, intCode: 999 },
} as const;

/** The word of a refusal of the resource API. */
export type ResourceErrorCode = keyof typeof resourceErrors;

/** A result in MonPay's envelope. Success is intCode 0, never the word: merchants saw several. */
export function resultAnswer(result: object): PlainAnswer {
  return tokenEndpointJson(200, { code: 'SUCCESS', intCode: 0, info: 'success', result });
}

/**
 * A refusal in MonPay's envelope.
 * @param info a sentence for the developer
 * @param status by default the one that was seen with this error
 */
export function resourceErrorAnswer(
  code: ResourceErrorCode,
  info: string,
  status: number = resourceErrors[code].status,
): PlainAnswer {
  const { intCode } = resourceErrors[code];
  return tokenEndpointJson(status, { code, intCode, info, result: null });
}
