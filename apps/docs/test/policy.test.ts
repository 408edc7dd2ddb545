import { expect, test } from 'vitest';
import { withPolicy } from '../src/build/policy.ts';
import { builtPages } from './built-site.ts';

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

test.each(builtPages)('/$path says for which version it is', ({ html }) => {
  expect(html).toMatch(/(?:For version|Багцын) \d+\.\d+\.\d+/);
});
