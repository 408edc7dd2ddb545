import { expect, test } from 'vitest';
import { withPhonePolicy, withPolicy } from '../src/build/policy.ts';
import { builtPages, readPages } from './built-site.ts';

const page =
  '<html><head><meta charset="utf-8"><script>one()</script></head><p style="a:b">x</p></html>';

test('a page names by its hash what it has inside, and nothing else may run', () => {
  const policy = /content="([^"]*)"/.exec(withPolicy(page))?.[1];
  expect(policy).toContain("default-src 'none'");
  // echo -n 'one()' | openssl dgst -sha256 -binary | base64
  expect(policy).toContain("'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='");
  expect(policy).not.toContain('unsafe-inline');
});

test('a changed script has another policy', () => {
  expect(withPolicy(page.replace('one', 'two'))).not.toContain(
    "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='",
  );
});

test('a page without a charset is refused, since a policy has to stand first', () => {
  expect(() => withPolicy('<html></html>')).toThrow('has no <meta charset>');
});

test.each(builtPages)('/$path has a policy before anything that it covers', ({ html }) => {
  const at = html.indexOf('<meta http-equiv="Content-Security-Policy"');
  expect(at).toBeGreaterThan(0);
  expect(html.slice(0, at)).not.toMatch(/<(?:script|style|link)/);
  expect(html.match(/Content-Security-Policy/g)).toHaveLength(1);
  expect(html).not.toMatch(/\son\w+="/);
});

test('only a page with a frame may have one, of the site itself', () => {
  expect(withPolicy(page)).not.toContain('frame-src');
  expect(withPolicy(page.replace('<p ', '<iframe src="x"></iframe><p '))).toContain(
    "frame-src 'self';",
  );
});

test('the phone asks nobody for anything but its own files, and names the styles of the pages on it', () => {
  const policy = /content="([^"]*)"/.exec(withPhonePolicy(page, ['a { b: c }']))?.[1];
  expect(policy).toContain("default-src 'none'");
  // echo -n 'a { b: c }' | openssl dgst -sha256 -binary | base64
  expect(policy).toContain(
    "style-src-elem 'self' 'sha256-QOG1bNummUdN8ru48JSfiQvU3BhjIqrKYbGcSs1G+Y8='",
  );
  expect(policy).not.toMatch(/connect-src|worker-src|frame-src|unsafe/);
});

test.each(readPages)('/$path says for which version it is', ({ html }) => {
  expect(html).toMatch(/(?:For version|Багцын) \d+\.\d+\.\d+/);
});
