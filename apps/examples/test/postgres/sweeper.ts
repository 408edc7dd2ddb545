// One of several machines that sweep at the same time, as if it were three minutes later.
import { sweep } from '../../src/payments.ts';

await sweep(Date.now() + 3 * 60_000);
process.exit();
