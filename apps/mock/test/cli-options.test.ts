import { expect, test } from 'vitest';
import { parseCliOptions } from '../src/cli-options.ts';
import { defaultSpecFile } from '../src/spec-file.ts';

test('without arguments it serves the spec of this repository on port 4010', () => {
  expect(parseCliOptions([])).toEqual({ port: 4010, specFile: defaultSpecFile, help: false });
});

test('a leading -- changes nothing', () => {
  expect(parseCliOptions(['--', '--port', '0', '--spec', 'a.yaml'])).toEqual({
    port: 0,
    specFile: 'a.yaml',
    help: false,
  });
});

test.each([
  [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
  [['--port', '1.5'], '--port must be a whole number from 0 to 65535, not "1.5".'],
  [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
  [['--port=-1'], '--port must be a whole number from 0 to 65535, not "-1".'],
  [['--port', '-1'], '--port must be a whole number from 0 to 65535, not "-1".'],
  [['--port', '--help'], /^Option '--port' argument is ambiguous\. See --help\.$/],
  [['--port='], '--port must be a whole number from 0 to 65535, not "".'],
  [['--port'], "Option '--port <value>' argument missing. See --help."],
  [['--spec='], '--spec needs the name of a file.'],
  [['--colour'], "Unknown option '--colour'. See --help."],
  [['4010'], /^Unexpected argument '4010'\. .* See --help\.$/],
])('%j is refused: %s', (args, message) => {
  expect(() => parseCliOptions(args)).toThrow(message);
});
