import { describe, expect, test } from 'vitest';
import { isOAuthError, parseAuthorizationResponse } from '../src/index.ts';

/** What is left of the description of a launch that carries a code too. */
function describedAs(error_description: string, code = ''): string | undefined {
  const query = new URLSearchParams({ error: 'x', error_description, code });
  try {
    parseAuthorizationResponse(`/launch?${query.toString()}`);
  } catch (error) {
    if (!isOAuthError(error) || error.code !== 'authorization_response_error') throw error;
    return error.description;
  }
  throw new Error('the launch was taken');
}

describe('of a code in words, of which one letter is written otherwise, the rest does not show either:', () => {
  const code = 'openseamaplecopperyard';
  const rest = 'n seamaple copperyard';
  test.each([
    ['percent-encoded', `op%65${rest}`],
    ['percent-encoded twice', `op%2565${rest}`],
    ['percent-encoded with a letter', `openseamap%6cecopper yard`],
    ['escaped as in JavaScript', `op\\x65${rest}`],
    ['escaped as in JSON', `op\\u0065${rest}`],
    ['as an entity', `op&#x65;${rest}`],
    ['with a named entity before it', `op&shy;e${rest}`],
    ['with a numbered entity before it', `op&#173;e${rest}`],
    ['in a colour', `op\u001b[1;31me${rest}`],
    ['in a colour without a number', `op\u001b[me${rest}`],
    ['in Cyrillic', `opе${rest}`],
    ['with a Cyrillic letter like no other', `opдe${rest}`],
    ['in capitals of Cyrillic', `opЕ${rest}`],
    ['with a mark', `ope\u0301${rest}`],
    ['wide', `op\uff45${rest}`],
    ['behind a space of no width', `op\u200be${rest}`],
    ['behind a space that does not break', `op\u00a0e${rest}`],
    ['behind a tabulator', `op\te${rest}`],
    ['backwards', [...`ope${rest}`].toReversed().join('')],
    ['backwards with an escape', [...`op;yhs&e${rest}`].toReversed().join('')],
  ])('%s', (_, description) => {
    expect(describedAs(description, code)).toBe('[redacted]');
  });

  test('in every letter that looks like a Latin one', () => {
    const twins = Object.entries({
      а: 'a',
      в: 'b',
      е: 'e',
      к: 'k',
      м: 'm',
      н: 'h',
      о: 'o',
      р: 'p',
    });
    const others = Object.entries({
      с: 'c',
      т: 't',
      у: 'y',
      х: 'x',
      і: 'i',
      ј: 'j',
      ѕ: 's',
      һ: 'h',
    });
    for (const [cyrillic, latin] of [...twins, ...others]) {
      const description = describedAs(`un${cyrillic} seamaple yard`, `un${latin}seamapleyard`);
      expect(description, cyrillic).toBe('[redacted]');
    }
  });

  test('and not if the code itself looks escaped', () => {
    expect(describedAs('openad seamaple', 'open%adseamaple')).toBe('[redacted]');
  });

  test('and a code of six characters is found in other spellings, not a word of five', () => {
    expect(describedAs('no se cret', 'secret')).toBe('[redacted]');
    expect(describedAs('no can al', 'canal')).toBe('no can al');
  });
});

test.each(['\n', '\r\n', '\t', '\0', '\u001b', '\u200b', '\u00a0', '\u2028', '\u2029', '\u3000'])(
  'words that %j parts stand in one line',
  (between) => {
    expect(describedAs(`no such customer${between}here`)).toMatch(/^no such customer {1,2}here$/);
  },
);
