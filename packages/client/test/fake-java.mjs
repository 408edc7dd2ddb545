// Stands in for `java -jar`: "generates" two files from the spec.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const output = process.argv.at(-1);
const spec = readFileSync('../../spec/openapi.yaml', 'utf8');
mkdirSync(`${output}/.openapi-generator`, { recursive: true });
writeFileSync(`${output}/.openapi-generator/VERSION`, '7.25.0\n');
writeFileSync(`${output}/index.ts`, `// ${/^ {2}title: (.*)$/m.exec(spec)?.[1]}\n`);
if (!spec.startsWith('openapi:')) {
  console.error('the spec does not parse');
  process.exit(1);
}
