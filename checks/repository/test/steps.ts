import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** Matches from a place on, and goes on with what comes behind it. */
type Matcher = (at: number, next: (at: number) => boolean) => boolean;

/** Far more than any input here needs that is not read again and again. */
const tooMany = 100_000;

/**
 * A regular expression as a backtracking engine runs it, with its steps counted: what V8 does has no counter,
 * and its time depends on the machine.
 */
export class CountedExpression {
  readonly samples: readonly string[];
  readonly #expression: RegExp;
  readonly #tests = new Map<AST.Node, RegExp>();
  #text = '';
  #steps = 0;

  constructor(expression: RegExp) {
    this.#expression = expression;
    this.#match = this.#alternatives(parseRegExpLiteral(expression).pattern.alternatives);
    const found = [...this.#tests.values()].map((test) => candidates.find((c) => test.test(c)));
    this.samples = [...new Set(found.filter((c) => c !== undefined))];
  }

  readonly #match: Matcher;

  /** The steps of looking for every match in the text, as `replace` with the flag g does. */
  stepsOver(text: string): number {
    this.#text = text;
    this.#steps = 0;
    for (let start = 0; start <= text.length && this.#steps < tooMany; start++) {
      let end = start;
      this.#match(start, (at) => {
        end = at;
        return true;
      });
      start = Math.max(start, end - 1);
    }
    return this.#steps < tooMany ? this.#steps : Infinity;
  }

  #alternatives(alternatives: readonly AST.Alternative[]): Matcher {
    const matchers = alternatives.map(({ elements }) => {
      const parts = elements.map((element) => this.#element(element));
      return parts.reduceRight<Matcher>(
        (rest, part) => (at, next) => part(at, (then) => rest(then, next)),
        (at, next) => next(at),
      );
    });
    return (at, next) => matchers.some((matcher) => matcher(at, next));
  }

  #element(node: AST.Element): Matcher {
    switch (node.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        return this.#character(node);
      case 'Group':
      case 'CapturingGroup':
        return this.#alternatives(node.alternatives);
      case 'Quantifier':
        return this.#repeated(node);
      case 'Assertion':
        return this.#assertion(node);
      default:
        throw new Error(`${node.raw}: the counter does not know ${node.type}.`);
    }
  }

  #character(node: AST.Character | AST.CharacterSet | AST.CharacterClass): Matcher {
    const flags = this.#expression.flags.replaceAll(/[gy]/g, '');
    const test = new RegExp(`^(?:${node.raw})$`, flags);
    this.#tests.set(node, test);
    return (at, next) => {
      this.#steps++;
      const character = this.#text[at];
      return character !== undefined && test.test(character) && next(at + 1);
    };
  }

  #repeated({ element, min, max, greedy }: AST.Quantifier): Matcher {
    const once = this.#element(element);
    const from = (at: number, count: number, next: (at: number) => boolean): boolean => {
      if (++this.#steps > tooMany) return false;
      const more = (): boolean =>
        count < max && once(at, (then) => then > at && from(then, count + 1, next));
      const enough = (): boolean => count >= min && next(at);
      return greedy ? more() || enough() : enough() || more();
    };
    return (at, next) => from(at, 0, next);
  }

  #assertion(node: AST.Assertion): Matcher {
    if (node.kind === 'lookahead') {
      const ahead = this.#alternatives(node.alternatives);
      return (at, next) => ahead(at, () => true) !== node.negate && next(at);
    }
    if (node.kind === 'lookbehind') throw new Error('The counter does not know lookbehind.');
    const lines = this.#expression.multiline;
    const isWord = (at: number): boolean => /\w/.test(this.#text[at] ?? '');
    const holds = {
      start: (at: number) => at === 0 || (lines && this.#text[at - 1] === '\n'),
      end: (at: number) => at === this.#text.length || (lines && this.#text[at] === '\n'),
      word: (at: number) => isWord(at - 1) !== isWord(at),
    }[node.kind];
    return (at, next) => {
      this.#steps++;
      return holds(at) && next(at);
    };
  }
}

const candidates = [
  ...'aeg/2Z0 .:-_%\\&#;,\'"=+?([{<\n\u0301яӨ\u0085\u200b\u4e00\ud83c',
  ...printable(),
];

function* printable(): Iterable<string> {
  for (let unit = 0; unit < 0x2100; unit++) yield String.fromCharCode(unit);
}
