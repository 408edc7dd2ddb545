// The linter of the workflows: actionlint, and the rules of this repository.
import { actionlint } from './workflows/actionlint.ts';
import { readWorkflows } from './workflows/read-workflows.ts';
import { faultsOf } from './workflows/rules.ts';

const files = readWorkflows();
const faults: string[] = [];
for (const file of files) {
  faults.push(...(await actionlint(file.path, file.text)), ...faultsOf(file));
}
for (const fault of faults) console.error(fault);
if (files.length === 0) console.error('There are no workflows to lint.');
process.exitCode = files.length === 0 || faults.length > 0 ? 1 : 0;
