import { NestFactory } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import { AppModule } from './app.module.js';

/** Starts the shop, opens the launch twice as MonPay would, and says what came back. */
export async function visit(code: string): Promise<unknown[]> {
  const app = await NestFactory.create(AppModule, { logger: false });
  const server = await app.listen(0, '127.0.0.1');
  try {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/launch?code=${code}`;
    const first = await fetch(url, { redirect: 'manual' });
    const again = await fetch(url);
    return [first.status, first.headers.get('location'), again.status, await again.text()];
  } finally {
    await app.close();
  }
}
