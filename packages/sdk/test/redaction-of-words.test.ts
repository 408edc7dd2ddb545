import { describe, expect, test } from 'vitest';
import { requestToken } from '../src/index.ts';
import { everythingShownOf } from './everything-shown.ts';
import { launchError } from './launch-error.ts';
import { answering, clientOf, errorOf, freshCode } from './token-endpoint.ts';

describe('of a secret that consists of words, none shows in a description:', () => {
  const passphrase = 'Correct-horse.battery_staple';
  test.each([
    'the secret is correct horse and so on',
    'of the secret battery and staple are wrong',
    'no client has orrecthors in it',
    'expected CORRECT, got that',
    'BATTERY_STAPLE is not known here',
    'what begins with correct-horse-bat is wrong',
    'staple.battery is not it',
    'wrong: "horseb…"',
  ])('%s', async (text) => {
    const endpoint = await answering(403, { error: 'invalid_grant', error_description: text });
    const client = clientOf(endpoint, { clientSecret: passphrase });
    const error = await errorOf(requestToken(client, { code: freshCode() }));
    expect(error).toMatchObject({ error: 'invalid_grant' });
    expect(everythingShownOf(error)).not.toMatch(/corre|orrec|battery|staple|horse/i);
  });

  test('the rest is shown', async () => {
    const text = 'The client secret of the merchant begins with battery today';
    const endpoint = await answering(401, {
      error: 'unauthorized_client',
      error_description: text,
    });
    const client = clientOf(endpoint, { clientSecret: `client-secret-${passphrase}` });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      description: 'The client secret of the merchant begins with [redacted] today',
    });
  });

  test('nor of a code or of a token', async () => {
    const [code, access_token] = ['gentle-walnut-harbor', 'silver.canyon.whisper'];
    const error_description = 'neither walnut nor harbor, nor canyon';
    const answer = { error: 'invalid_grant', error_description, access_token };
    const error = await errorOf(requestToken(clientOf(await answering(403, answer)), { code }));
    expect(everythingShownOf(error)).not.toMatch(/walnut|harbor|canyon/i);
    expect(
      launchError(`/launch?error=access_denied&error_description=no walnut&code=${code}`),
    ).toMatchObject({
      description: 'no [redacted]',
    });
  });
});
