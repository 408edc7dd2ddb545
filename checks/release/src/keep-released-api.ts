// The last step of `version`: what each package promises now is what its next changes are measured by.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import { repository } from '@monpay-miniapp/shared/repository';

for (const { folder } of publishedPackages()) {
  const [now, kept] = ['api', 'api-last-release'].map((reports) =>
    join(repository, folder, 'published', reports),
  );
  if (!now || !kept || !existsSync(now)) continue;
  rmSync(kept, { recursive: true, force: true });
  cpSync(now, kept, { recursive: true });
}
