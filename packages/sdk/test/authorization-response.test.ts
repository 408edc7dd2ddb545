import { describe, expect, test } from 'vitest';
import {
  AuthorizationResponseError,
  InvalidAuthorizationResponseError,
  parseAuthorizationResponse,
} from '../src/index.ts';

function errorOf(input: unknown): unknown {
  try {
    // @ts-expect-error callers without types pass anything
    return parseAuthorizationResponse(input);
  } catch (error) {
    return error;
  }
}

describe('the code is read from', () => {
  const url = 'https://shop.example/launch?code=Splx%2FOBe%3D&lang=mn#top';
  test.each([
    ['a whole URL', url],
    ['a path with a query, such as Express has', '/launch?code=Splx%2FOBe%3D'],
    ['a path that begins with two slashes', '//evil.example/launch?code=Splx%2FOBe%3D'],
    ['a bare query', '?code=Splx%2FOBe%3D'],
    ['a URL object', new URL(url)],
    ['its parameters', new URL(url).searchParams],
    ['a request', new Request(url)],
    ['a launch whose error is empty', '/launch?error=&code=Splx%2FOBe%3D'],
    ['a launch whose other parameters repeat', '/launch?utm=1&utm=2&code=Splx%2FOBe%3D'],
  ])('%s', (_, input) => {
    expect(parseAuthorizationResponse(input)).toEqual({ code: 'Splx/OBe=' });
  });

  test('a code with every printable ASCII character survives', () => {
    const code = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
    const query = new URLSearchParams({ code });
    expect(parseAuthorizationResponse(`/launch?${query.toString()}`)).toEqual({ code });
  });

  test('what comes back is frozen', () => {
    expect(Object.isFrozen(parseAuthorizationResponse('?code=a'))).toBe(true);
  });
});

describe('no usable code:', () => {
  test.each([
    ['none', '/launch', 'code', 'missing'],
    ['an empty one', '/launch?code=', 'code', 'missing'],
    ['only in the fragment', '/launch#?code=abc', 'code', 'missing'],
    ['under another name', '/launch?Code=abc&code[]=abc', 'code', 'missing'],
    ['two', '/launch?code=a&code=b', 'code', 'repeated'],
    ['the same one twice', '/launch?code=a&code=a', 'code', 'repeated'],
    ['one and an empty one', '/launch?code=&code=a', 'code', 'repeated'],
    ['two errors', '/launch?error=a&error=b', 'error', 'repeated'],
    ['a line break in it', '/launch?code=a%0Ab', 'code', 'printable ASCII'],
    ['Cyrillic', '/launch?code=%D0%BA%D0%BE%D0%B4', 'code', 'printable ASCII'],
    ['broken UTF-8', '/launch?code=%ff%fe', 'code', 'printable ASCII'],
    ['more than 4096 characters', `/launch?code=${'a'.repeat(4097)}`, 'code', '4096'],
    ['an error with illegal characters', '/launch?error=%00', 'error', 'printable ASCII'],
  ])('%s', (_, input, path, message) => {
    const error = errorOf(input);
    expect(error).toBeInstanceOf(InvalidAuthorizationResponseError);
    expect(error).toMatchObject({
      code: 'invalid_authorization_response',
      issues: [{ path, message: expect.stringContaining(message) }],
    });
  });

  test.each([
    ['HEAD', new Request('https://shop.example/launch?code=a', { method: 'HEAD' })],
    ['POST', new Request('https://shop.example/launch?code=a', { method: 'POST' })],
    ...['Sec-Purpose', 'Purpose', 'X-Moz', 'X-Purpose']
      .flatMap((name) =>
        ['prefetch', 'Prefetch', 'PREVIEW', 'x;pReRender'].map((word) => [name, word]),
      )
      .map(([name = '', word = '']): [string, Request] => [
        `${name}: ${word}`,
        new Request('https://shop.example/launch?code=a', { headers: { [name]: word } }),
      ]),
  ])('the request is %s', (_, request) => {
    expect(errorOf(request)).toMatchObject({ code: 'invalid_authorization_response' });
  });
});

describe('a launch with an error', () => {
  test('keeps the error and its description, in Mongolian too', () => {
    const error = errorOf('/launch?error=access_denied&error_description=Хэрэглэгч татгалзсан');
    expect(error).toBeInstanceOf(AuthorizationResponseError);
    expect(error).toMatchObject({
      code: 'authorization_response_error',
      error: 'access_denied',
      description: 'Хэрэглэгч татгалзсан',
    });
  });

  test('is an error even when it carries a code, and the code does not show', () => {
    const error = errorOf(
      '/launch?error=server_error&code=s3cr3tc0de&error_description=s3cr3tc0de',
    );
    expect(error).toMatchObject({ error: 'server_error', description: '[redacted]' });
  });
});

describe('of an error that anybody may have written, only what a code is made of shows:', () => {
  test.each([
    ['<script>alert(1)</script>', '[redacted]'],
    ['access denied', '[redacted]'],
    ['a"b', '[redacted]'],
    ["x'onerror=alert(1)", '[redacted]'],
    ['https://evil.example/login', '[redacted]'],
    ['a'.repeat(65), '[redacted]'],
    ['x'.repeat(4000), '[redacted]'],
    ['temporarily_unavailable', 'temporarily_unavailable'],
    ['login.required', 'login.required'],
  ])('%s', (written, shown) => {
    const error = errorOf(`/launch?error=${encodeURIComponent(written)}`);
    expect(error).toMatchObject({ code: 'authorization_response_error', error: shown });
    expect((error as Error).message).toMatch(
      new RegExp(`^authorization_response_error: ${shown.replaceAll(/[[\].]/g, '\\$&')}\\. `),
    );
  });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['an object with an address alone', { url: '/launch?code=a' }],
  [
    "Express's own request, which can't be asked for a prefetch",
    { url: '/launch?code=a', headers: {} },
  ],
])('%s is refused with a TypeError that says what a launch is', (_, input) => {
  expect(errorOf(input)).toBeInstanceOf(TypeError);
  expect(String(errorOf(input))).toContain('req.url');
});
