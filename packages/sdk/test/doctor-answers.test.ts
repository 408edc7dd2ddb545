import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examine } from '../src/doctor/examine.ts';
import { certificate } from './hostile/certificates.ts';
import { merchantProject } from './merchant-process.ts';
import { day, type Line, doctor, serve, nobody } from './doctor-run.ts';

describe('doctor', () => {
  test.each<[string, RequestListener, Line['level'], string]>([
    ['has no route there', (_, response) => response.writeHead(404).end(), 'fail', '404'],
    ['refuses GET', (_, response) => response.writeHead(405).end(), 'fail', '405'],
    ['fails', (_, response) => response.writeHead(500).end(), 'warn', '500'],
    [
      'leads elsewhere',
      (_, response) => response.writeHead(302, { Location: 'https://z-wallet.monpay.mn/' }).end(),
      'ok',
      'not followed',
    ],
    ['says 200', (_, response) => response.end('shop'), 'warn', 'answers 200 to a launch'],
    [
      'has a Strict cookie',
      (_, response) =>
        response
          .writeHead(400, { 'Set-Cookie': ['a=b; SameSite=Lax', 's=1; samesite=strict'] })
          .end(),
      'warn',
      'SameSite=Strict',
    ],
    [
      'wants no frame',
      (_, response) =>
        response
          .writeHead(400, {
            'X-Frame-Options': 'SAMEORIGIN',
            'Content-Security-Policy': "default-src 'self';frame-ancestors 'self'",
          })
          .end(),
      'ok',
      '(frame-ancestors, X-Frame-Options)',
    ],
    ['breaks off', (request) => request.socket.destroy(), 'fail', 'ECONNRESET'],
  ])('asks a mini app that %s', async (_, listener, level, words) => {
    const checks = await examine({ MONPAY_REDIRECT_URI: await serve(listener) });
    expect(checks).toContainEqual(
      expect.objectContaining({
        about: 'mini app',
        level,
        message: expect.stringContaining(words),
      }),
    );
  });

  test('reports that nobody listens, of the mini app and of the authorization server', async () => {
    const [merchant, server] = [await nobody(), await nobody()];
    const checks = await examine({}, { redirectUri: merchant, authorizationServer: server });
    const message = 'does not answer: nothing listens there (ECONNREFUSED)';
    expect(checks).toContainEqual(
      expect.objectContaining({ about: 'mini app', level: 'fail', message }),
    );
    expect(checks).toContainEqual(
      expect.objectContaining({ about: 'authorization server', level: 'fail', message }),
    );
  });

  test.each<[string, number, Line['level'], string]>([
    ['a minute late', -60, 'warn', 'by'],
    ['an hour ahead', 3600, 'fail', 'by 3'],
  ])('compares the clocks: %s', async (_, seconds, level, words) => {
    const server = await serve((_request, response) => {
      response.setHeader('Date', new Date(Date.now() + seconds * 1000).toUTCString()).end();
    });
    const checks = await examine({ MONPAY_AUTHORIZATION_SERVER: server });
    expect(checks).toContainEqual(
      expect.objectContaining({ about: 'clock', level, message: expect.stringContaining(words) }),
    );
  });

  test.each<[string, number, Line['level'], string]>([
    ['is not trusted', 30, 'fail', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['is trusted', 30, 'ok', 'has a valid certificate, for another 29 days'],
    ['soon expires', 10, 'warn', 'expires in 9 days'],
    ['has expired', -1, 'fail', 'CERT_HAS_EXPIRED'],
  ])('looks at a certificate that %s', async (title, days, level, words) => {
    const { cert, key } = await certificate({
      name: '127.0.0.1',
      addresses: ['127.0.0.1'],
      valid: [new Date(Date.now() - 40 * day), new Date(Date.now() + days * day)],
    });
    const server = createHttpsServer({ cert, key }, (_, response) => response.end()).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const folder = merchantProject({});
    const file = join(folder, 'trusted.pem');
    writeFileSync(file, cert);
    const { checks } = await doctor(
      {
        MONPAY_AUTHORIZATION_SERVER: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        ...(title !== 'is not trusted' && { NODE_EXTRA_CA_CERTS: file }),
      },
      [],
      folder,
    );
    expect(checks).toContainEqual(
      expect.objectContaining({
        about: 'authorization server',
        level,
        message: expect.stringContaining(words),
      }),
    );
  });
});
