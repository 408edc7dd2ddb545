// One of several processes that claim a lock at the same moment.
import { claimLock } from '../src/cli/lock.ts';

const [path = '', at = ''] = process.argv.slice(2);
while (Date.now() < Number(at));
const lock = claimLock(path);
process.stdout.write(lock ? 'has it\n' : 'has it not\n');
// Whoever has it keeps it until all have asked.
process.stdin.on('end', () => process.exit()).resume();
