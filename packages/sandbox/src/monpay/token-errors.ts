/** The five documented errors of the token endpoint. */
export type TokenErrorCode =
  | 'invalid_request'
  | 'unauthorized_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'server_error';

/** The HTTP status that each documented error comes with. */
export const tokenErrorStatus: Readonly<Record<TokenErrorCode, number>> = {
  invalid_request: 400,
  unauthorized_client: 401,
  invalid_grant: 403,
  unsupported_grant_type: 415,
  server_error: 505,
};
