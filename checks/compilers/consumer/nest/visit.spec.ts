import { NestFactory } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import { AppModule } from './app.module.js';

it('signs in whoever a launch brings, once', async () => {
  const app = await NestFactory.create(AppModule, { logger: false });
  jest.spyOn(console, 'error').mockReturnValue();
  const server = await app.listen(0, '127.0.0.1');
  try {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/launch?code=${process.env.CODE}`;
    const first = await fetch(url, { redirect: 'manual' });
    const again = await fetch(url);
    expect([first.status, first.headers.get('location'), again.status]).toEqual([303, '/', 400]);
    expect(await again.text()).toContain('дахин нээнэ үү');
  } finally {
    await app.close();
  }
});
