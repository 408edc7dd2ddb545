import * as fc from 'fast-check';
import { bodyOf, form, type Body } from './body.ts';
import type { Vocabulary } from './vocabulary.ts';
import { pairs, word } from './words.ts';

const multipart = 'multipart/form-data; boundary=a';
const otherTypes = [
  `${form};charset=UTF-8`,
  'application/merge-patch+json',
  'multipart/form-data',
  'text/plain',
  '',
  ';;;',
  'constructor',
];

/** Any body: forms, JSON and neither, with the right content type or another. */
export function bodies(vocabulary: Vocabulary): fc.Arbitrary<Body> {
  const fields = fieldsOf(vocabulary);
  const text = fc.oneof(
    { weight: 8, arbitrary: formText(fields).map(typed(form)) },
    { weight: 6, arbitrary: jsonText(vocabulary).map(typed('application/json')) },
    { weight: 2, arbitrary: multipartText(fields).map(typed(multipart)) },
    { weight: 1, arbitrary: word().map(typed('application/json')) },
    { weight: 1, arbitrary: large.map(typed(form)) },
  );
  return fc
    .tuple(text, fc.option(fc.constantFrom(...otherTypes), { freq: 5 }))
    .map(([{ type, bytes }, otherType]) => ({ type: otherType ?? type, bytes }));
}

type Fields = (readonly [string, string])[];

/** A form that the target accepts, or such a form with other fields before or behind, or any fields. */
function fieldsOf({ forms, names, values }: Vocabulary): fc.Arbitrary<Fields> {
  const any: fc.Arbitrary<Fields> = pairs(names, values);
  if (forms.length === 0) return any;
  const accepted = fc.constantFrom(...forms);
  const changed = fc
    .tuple(accepted, any, fc.boolean())
    .map(([good, others, behind]) => (behind ? good.concat(others) : others.concat(good)));
  return fc.oneof(accepted, changed, any);
}

/** Half of them keep their bad escapes. */
function formText(fields: fc.Arbitrary<Fields>): fc.Arbitrary<string> {
  return fc
    .tuple(fields, fc.boolean())
    .map(([pairsOfForm, escape]) =>
      pairsOfForm
        .map((pair) =>
          pair.map((text) => (escape ? encodeURIComponent(text.toWellFormed()) : text)).join('='),
        )
        .join('&'),
    );
}

function jsonText({ json }: Vocabulary): fc.Arbitrary<string> {
  const whole = fc.oneof(json, fc.jsonValue({ maxDepth: 4 })).map((value) => JSON.stringify(value));
  const cut = fc.tuple(whole, fc.nat({ max: 50 })).map(([text, length]) => text.slice(0, length));
  const deep = fc
    .tuple(fc.nat({ max: 8000 }), fc.constantFrom(['{"a":', '}'], ['[', ']']))
    .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}1${close.repeat(depth)}`);
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: cut },
    { weight: 1, arbitrary: deep },
  );
}

function multipartText(fields: fc.Arbitrary<Fields>): fc.Arbitrary<string> {
  return fc.tuple(fields, fc.boolean()).map(([parts, ended]) => {
    const text = parts.map(
      ([name, value]) =>
        `--a\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    return `${text.join('')}${ended ? '--a--\r\n' : ''}`;
  });
}

const large = fc
  .tuple(fc.constantFrom('a', 'code=e&', '%zz&', 'é'), fc.constantFrom(65_536, 70_000, 300_000))
  .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)));

function typed(type: string): (text: string) => Body {
  return (text) => bodyOf(type, text);
}
