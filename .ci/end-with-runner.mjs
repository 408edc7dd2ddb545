// Loaded into the commands that run until they are stopped (`node --import`); the sandbox's own command needs no loading.
import { endWithRunner } from '../packages/sandbox/src/cli/end-with-runner.ts';

endWithRunner();
