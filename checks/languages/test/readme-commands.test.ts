import { expect, test } from 'vitest';
import { readmeCommands } from './readme-commands.ts';

const readme = `## Use it

\`\`\`sh
npm install
\`\`\`

### PHP

Words.

\`\`\`sh
make \\
  it
\`\`\`

\`\`\`sh
run it
\`\`\`

\`\`\`sh
run more
\`\`\`

\`\`\`sh
serve it
\`\`\`

### Java

\`\`\`sh
only one
\`\`\`

## More
`;

test('the commands of a language are those under its heading', () => {
  expect(readmeCommands(readme, 'PHP')).toEqual({
    make: 'make \\\n  it\n',
    exchange: 'run it\n',
    invoice: 'run more\n',
    app: 'serve it\n',
  });
});

test('a README that lost a command is reported', () => {
  expect(() => readmeCommands(readme, 'Java')).toThrow('1 blocks of shell under "### Java"');
});
