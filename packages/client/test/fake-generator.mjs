// Stands in for the generator's npm package: it "generates" two files from the spec, with a jar that is one line of text.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const config = JSON.parse(readFileSync(process.argv[3], 'utf8'))['generator-cli'];
const jar = `${config.storageDir}/${config.version}.jar`;
if (!existsSync(jar)) {
  // The real one exits with 0 and says nothing where the connection breaks off while it fetches the jar.
  if (config.repository === undefined) process.exit();
  writeFileSync(jar, await (await fetch(config.repository.downloadUrl)).text());
}
if (process.argv[4] === 'help') process.exit();

const madeBy = /^jar (\S+)$/.exec(readFileSync(jar, 'utf8'))?.[1];
if (madeBy === undefined) throw new Error(`Error: Invalid or corrupt jarfile ${jar}`);

const { inputSpec, output } = config.generators.client;
const spec = readFileSync(inputSpec, 'utf8');
mkdirSync(`${output}/.openapi-generator`, { recursive: true });
writeFileSync(`${output}/index.ts`, `// ${/^ {2}title: (.*)$/m.exec(spec)?.[1]}\n`);
if (!spec.startsWith('openapi:')) {
  console.log(
    '[[client] ../../spec/openapi.yaml] [main] INFO  o.o.codegen.DefaultGenerator - Generating',
  );
  console.log(
    '[[client] ../../spec/openapi.yaml] [main] ERROR o.o.codegen - the spec does not parse',
  );
  console.log('[[client] ../../spec/openapi.yaml] \tat org.Parser(Parser.java:1)');
  process.exit(1);
}
if (spec.includes('title: hang')) setInterval(() => {}, 1000);
else writeFileSync(`${output}/.openapi-generator/VERSION`, `${madeBy}\n`);
