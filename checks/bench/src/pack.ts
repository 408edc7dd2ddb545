// Packs what is measured of this repository and unpacks it where the benchmark's links lead: what runs is what
// a merchant would install, file by file.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pack, unpack } from '@monpay-miniapp/shared/tarball';

const packed = fileURLToPath(new URL('../packed', import.meta.url));
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed);
await pack(packed, ['@monpay-miniapp/sdk', '@monpay-miniapp/sandbox']);
await unpack(packed, packed);
