/** The one path of the token endpoint. */
export const tokenPath = '/v2/oauth/token';
