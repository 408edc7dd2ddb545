import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as node from '../../src/index.ts';
import { browser, closeBrowser } from './chromium.ts';
import { plays } from './plays.ts';

// The package's file for web pages, as it is published, and the plays as Node itself would run them.
const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html', '<!doctype html><title>A page with a sandbox of its own</title>'],
  '/entry.js': ['text/javascript', textOf('../../dist/browser.js')],
  '/plays.js': ['text/javascript', stripTypeScriptTypes(textOf('plays.ts'))],
};

function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

let page: Page;
let lesser: Page;
let close: () => unknown;
const asked: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
  }).listen(0, '127.0.0.1');
  close = () => server.close();
  await once(server, 'listening');
  page = await (await browser()).newPage();
  lesser = await (await browser()).newPage();
  // What Firefox (the first) and Safari (the others) lack.
  await lesser.addInitScript(`
    delete Request.prototype.body;
    delete ReadableStream.from;
    delete ReadableStream.prototype.values;
    delete ReadableStream.prototype[Symbol.asyncIterator];
  `);
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await Promise.all([page.goto(url), lesser.goto(url)]);
});

afterAll(async () => {
  await closeBrowser();
  close();
});

/** Plays in a page, with its own sandbox. */
function inPage(place: Page, name: string): Promise<string> {
  return place.evaluate<string>(`(async () => {
    const { plays } = await import('/plays.js');
    return JSON.stringify(await plays['${name}'](await import('/entry.js')));
  })()`);
}

/** What a play has to have come to, or it would be the same of nothing. */
const shown: Readonly<Record<keyof typeof plays, readonly RegExp[]>> = {
  launchAndPay: [
    /"told":\[\{"url":"http:\/\/localhost:3000\/return\/nonce-1\?invoiceId=1&status=PAID/,
    /"check":\{"status":200,/,
    /"answer":"Мэдлээ"/,
  ],
  everyMagicCode: [
    /\["code_ok",\{"status":200,/,
    /\["code_505",\{"status":505,/,
    /\["code_hang_after","AbortError"\]/,
    /\["code_reset_before","TypeError"\]/,
    /\["code_truncated","TypeError"\]/,
    /\["code_slow_body",200,\[\d/,
    /\["code_gzip",\{"status":200,[^}]*"content-encoding","gzip"[^}]*access_token/,
  ],
  adminApi: [
    /\\"proof\\":\\"[\w-]{43}/,
    /"status":401/,
    /The body is longer than 32768 bytes/,
    /event: journal.*temuulen/,
  ],
  endings: [/"cut":"TypeError","refused":"TypeError"/],
};

test.each(Object.entries(plays))(
  '%s comes to the very same in a web page as on Node, also in a browser that lacks something',
  async (name, play) => {
    const pages = [page, lesser].map((place) => inPage(place, name));
    const [here, ...there] = await Promise.all([play(node), ...pages]);
    const played = JSON.stringify(here);
    for (const words of shown[name as keyof typeof plays]) expect(played).toMatch(words);
    for (const text of there) expect(JSON.parse(text)).toEqual(JSON.parse(played));
    expect(there).toHaveLength(2);
  },
);

test('a web page has the same exports, but no port and no phone, and calls nobody', async () => {
  const seen: unknown = await page.evaluate(`(async () => {
    const entry = await import('/entry.js');
    const sandbox = entry.createSandbox();
    const refusal = await sandbox.listen().catch(String);
    const headers = { Authorization: 'Bearer ' + sandbox.adminToken };
    const looked = await sandbox.fetch('/_sandbox/look', { method: 'POST', headers });
    const { status } = await sandbox.fetch('/_sandbox/');
    return { status, names: Object.keys(entry).sort(), refusal, looked: await looked.text() };
  })()`);
  expect(seen).toMatchObject({
    status: 404,
    names: Object.keys(node).toSorted(),
    refusal: expect.stringMatching(/can't listen on a port: send requests with its fetch/),
    looked: expect.stringContaining('Give createSandbox the option deliver'),
  });
});

test('nothing was asked of the network, and the browser complained of nothing', () => {
  expect(asked.filter((path) => !Object.hasOwn(files, path))).toEqual([]);
  expect(faults).toEqual([]);
});
