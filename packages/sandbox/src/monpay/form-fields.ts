/** The fields of a form, each name with the values it came with. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

/** The five fields of a token request. */
export const tokenFields = [
  'redirect_uri',
  'client_id',
  'client_secret',
  'code',
  'grant_type',
] as const;
