const noise = [
  /^\[main\] INFO /,
  /^\s+at |^\s*\.\.\. \d+ common frames/,
  /^(Caused by: )?[\w.$]+(Exception|Error): /,
  /^; Max code points/,
  /^#/,
  /^\s*java -jar |^\[client\] |^Code generation failed/,
  /.{400}/, // a line of its own minified source, which Node shows above a stack
];

/** What the generator has to say for itself, without progress, stack traces and repetitions. */
export function whatItSays(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^\[\[client\] [^\]]*\] /, '').trimEnd())
    .filter((line) => line !== '' && !noise.some((pattern) => pattern.test(line)))
    .map((line) => line.replace(/^\[main\] (WARN|ERROR) +\S+ - /, ''));
  return [...new Set(lines)]
    .slice(0, 12)
    .map((line) => `  ${line}`)
    .join('\n');
}
