import { describe, expect, test } from 'vitest';
import { examine } from '../src/doctor/examine.ts';
import { credentials, type Line } from './doctor-run.ts';

describe('doctor', () => {
  test.each<[string, Record<string, string>, string, Line['level'], string]>([
    [
      'a secret with a line break',
      { MONPAY_CLIENT_SECRET: 's3cr3t\n' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'white space',
    ],
    [
      'a secret in quotation marks',
      { MONPAY_CLIENT_SECRET: '"s3cr3t"' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'quotation marks',
    ],
    [
      'a Cyrillic secret',
      { MONPAY_CLIENT_SECRET: 's3cr3t-с' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'ASCII',
    ],
    [
      'a placeholder',
      { MONPAY_CLIENT_ID: 'your-client-id' },
      'MONPAY_CLIENT_ID',
      'fail',
      'placeholder',
    ],
    ['an empty id', { MONPAY_CLIENT_ID: '' }, 'MONPAY_CLIENT_ID', 'fail', 'is empty'],
    [
      'the id as secret',
      { MONPAY_CLIENT_ID: 's3cr3t', MONPAY_CLIENT_SECRET: 's3cr3t' },
      'MONPAY_CLIENT_SECRET',
      'warn',
      'the same',
    ],
    [
      'a redirect URI without a scheme',
      { MONPAY_REDIRECT_URI: 'shop.example/launch' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'http or https URL',
    ],
    [
      'a redirect URI with a fragment',
      { MONPAY_REDIRECT_URI: 'https://shop.example/#/launch' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'fragment',
    ],
    [
      'a redirect URI with a password',
      { MONPAY_REDIRECT_URI: 'https://a:s3cr3t@shop.example/' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'password',
    ],
    [
      'a redirect URI with a code',
      { MONPAY_REDIRECT_URI: 'https://shop.example/?code=s3cr3t' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'code',
    ],
    [
      'a Cyrillic redirect URI',
      { MONPAY_REDIRECT_URI: 'https://дэлгүүр.example/' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'ASCII',
    ],
    [
      'a redirect URI at MonPay',
      { MONPAY_REDIRECT_URI: 'https://z-wallet.monpay.mn/launch' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'a host of MonPay',
    ],
    [
      'a redirect URI over http',
      { MONPAY_REDIRECT_URI: 'http://shop.example/' },
      'MONPAY_REDIRECT_URI',
      'warn',
      'is http:',
    ],
    [
      'a redirect URI elsewhere',
      { MONPAY_REDIRECT_URI: 'https://shop.example/' },
      'mini app',
      'skip',
      'was not asked',
    ],
    [
      "a sandbox's secret for MonPay",
      { MONPAY_CLIENT_SECRET: 'sbx_secret_s3cr3t' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'requests would go to MonPay',
    ],
    ['credentials for MonPay', {}, 'credentials', 'skip', 'only a launch shows'],
    ['no authorization server', {}, 'MONPAY_AUTHORIZATION_SERVER', 'ok', 'is not set'],
    [
      'a real MonPay host',
      { MONPAY_AUTHORIZATION_SERVER: 'https://wallet.monpay.mn' },
      'authorization server',
      'skip',
      'never asked',
    ],
    [
      'a server over http',
      { MONPAY_AUTHORIZATION_SERVER: 'http://pay.example' },
      'MONPAY_AUTHORIZATION_SERVER',
      'fail',
      'https:',
    ],
    [
      'a server with the path',
      { MONPAY_AUTHORIZATION_SERVER: 'https://pay.example/v2/oauth/token' },
      'MONPAY_AUTHORIZATION_SERVER',
      'fail',
      '/v2/oauth/token',
    ],
    [
      'a server elsewhere',
      { MONPAY_AUTHORIZATION_SERVER: 'https://pay.example' },
      'MONPAY_AUTHORIZATION_SERVER',
      'warn',
      'not asked',
    ],
    [
      'certificate checks switched off',
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'fail',
      'every certificate',
    ],
  ])('judges %s', async (_, env, about, level, words) => {
    const sound = { ...credentials, MONPAY_REDIRECT_URI: 'https://shop.example/' };
    const checks = await examine({ ...sound, ...env });
    const [found, ...others] = checks.filter(
      (check) => check.level === level && check.about === about,
    );
    expect(found?.message).toContain(words);
    expect(found?.todo === undefined).toBe(level === 'ok' || level === 'skip');
    expect(others).toEqual([]);
    expect(JSON.stringify(checks)).not.toContain('s3cr3t');
  });
});
