import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import type { IssuedCode } from '../world/codes.ts';
import { issueCode } from '../world/launches.ts';
import type { World } from '../world/world.ts';
import type { NewUser } from '../world/users.ts';
import { tokenPath } from './token-path.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/** The mistakes that a merchant's server can make in a token request. */
export const mistakes = [
  'wrong_secret',
  'other_redirect_uri',
  'json_body',
  'secret_in_url',
  'other_clients_code',
] as const;
/** One of these mistakes. */
export type Mistake = (typeof mistakes)[number];

/**
 * Sends the token endpoint a request with a mistake in it, in the name of a merchant's server, so that its
 * explained refusal can be seen without a bug. It has a new code, which stays good.
 * @throws {TypeError} if there is no such customer or client
 */
export function sendWrongRequest(
  world: World,
  mistake: Mistake,
  origin: string,
  user?: string | NewUser,
  clientId?: string,
): PlainAnswer {
  const issued = issueCode(world, user, clientId);
  const fields = { ...rightFields(world, issued), ...wrongFields(world, mistake, issued) };
  const form = new URLSearchParams(fields);
  const inUrl = mistake === 'secret_in_url';
  if (inUrl) form.delete('client_secret');
  const json = mistake === 'json_body';
  return answerTokenRequest(world, {
    method: 'POST',
    target: inUrl ? `${tokenPath}?client_secret=${fields.client_secret}` : tokenPath,
    origin,
    header: headersOf(json ? 'application/json' : 'application/x-www-form-urlencoded'),
    body: new TextEncoder().encode(json ? JSON.stringify(fields) : form.toString()),
  });
}

type Fields = Record<
  'grant_type' | 'client_id' | 'client_secret' | 'redirect_uri' | 'code',
  string
>;

function rightFields({ clients }: World, { code, clientId, redirectUri }: IssuedCode): Fields {
  return {
    grant_type: 'authorization_code',
    client_id: clientId,
    client_secret: clients.get(clientId)?.clientSecret ?? '',
    redirect_uri: redirectUri,
    code,
  };
}

function wrongFields(world: World, mistake: Mistake, issued: IssuedCode): Partial<Fields> {
  switch (mistake) {
    case 'wrong_secret':
      return { client_secret: 'sbx_not_the_secret' };
    case 'other_redirect_uri':
      return { redirect_uri: 'https://shop.example/launch' };
    case 'other_clients_code': {
      const { user, issuedAt, expiresAt, redirectUri } = issued;
      const code = `sbx_code_${world.random('code')}`;
      const clientId = 'another-client';
      world.codes.add({ code, user, clientId, redirectUri, issuedAt, expiresAt });
      return { code };
    }
    case 'json_body':
    case 'secret_in_url':
      return {};
  }
}

function headersOf(contentType: string): PlainRequest['header'] {
  const headers = new Map([
    ['content-type', contentType],
    ['user-agent', 'SANDBOX: a wrong request'],
  ]);
  return (name) => headers.get(name);
}
