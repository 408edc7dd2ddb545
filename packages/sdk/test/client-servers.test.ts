import { describe, expect, test } from 'vitest';
import { confidentialClient } from '../src/index.ts';
import { good, refusal } from './refused-options.ts';

describe('a wrong authorizationServer names what is wrong with it, and itself:', () => {
  test.each([
    ['http://wallet.example:8080/x', 'wallet.example:8080'],
    ['http://192.168.1.4', 'is allowed only to this machine, and 192.168.1.4'],
    ['https://wallet.example/v2/oauth/token', 'must end before /v2/oauth/token'],
    ['https://wallet.example/v2/', 'it is https://wallet.example/v2'],
    ['https://wallet.example?a', 'must not have a query'],
    ['https://wallet.example/#a', 'must not have a fragment'],
    ['https://u@wallet.example', 'must not have a user name'],
    ['ftp://wallet.example', 'must be an https: URL (it is ftp:'],
    ['z-wallet.monpay.mn', 'must be a whole URL'],
  ])('%s', (authorizationServer, said) => {
    const { message } = refusal({ ...good, authorizationServer });
    expect(message).toContain('authorizationServer must');
    expect(message).toContain(said);
  });

  test('without what is secret in it', () => {
    const authorizationServer = 'https://user:S3cr3t@wallet.example/?S3cr3t#S3cr3t';
    expect(refusal({ ...good, authorizationServer }).message).not.toContain('S3cr3t');
    expect(refusal({ ...good, authorizationServer: 'S3cr3t' }).message).not.toContain('S3cr3t');
  });
});

describe('http: to another machine', () => {
  const elsewhere = ['http://sandbox:4020', 'http://192.168.1.4:4020/'];
  test.each(elsewhere)('is taken for the credentials of a sandbox (%s)', (server) => {
    const options = { ...good, clientSecret: 'sbx_secret_x', pageServer: server };
    const client = confidentialClient({ ...options, authorizationServer: server });
    expect(client.authorizationServer).toBe(server.replace(/\/$/, ''));
  });

  test.each(elsewhere)('is refused for any other (%s)', (server) => {
    for (const clientSecret of ['SBX_secret', ' sbx_', 'x-sbx_secret', 'real']) {
      const { issues } = refusal({ ...good, clientSecret, authorizationServer: server });
      expect(issues).toContainEqual(expect.objectContaining({ path: 'authorizationServer' }));
    }
  });
});
