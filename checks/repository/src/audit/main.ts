// `check:audit`: fails if the registry knows of a hole in a locked package that nobody has answered.
import { dirname, join } from 'node:path';
import { filesNamed, repository } from '@monpay-miniapp/shared/repository';
import { answers } from './answers.ts';
import { auditOf } from './ask-registry.ts';
import type { Finding } from './ask-registry.ts';
import { judge } from './judge.ts';

const findings: Finding[] = [];
const silent: string[] = [];
for (const lockfile of filesNamed('pnpm-lock.yaml', '**/pnpm-lock.yaml')) {
  const audit = await auditOf(join(repository, dirname(lockfile)));
  if ('silent' in audit) {
    silent.push(lockfile);
    console.log(`${lockfile}: the registry answers no audits. ${audit.silent}`);
  } else {
    findings.push(...audit.findings);
    console.log(`${lockfile}: ${audit.findings.length} advisories`);
  }
}

if (silent.length > 0) {
  console.log('Nothing is known of these, which is not the same as nothing being wrong.');
  if (process.env['GITHUB_ACTIONS']) {
    console.log(`::warning title=No audit::The registry answered no audit of ${silent.join(', ')}`);
  }
}
// An answer whose advisory was not asked about is not stale.
const judged = silent.length > 0 ? answers.filter(({ advisory }) => isFound(advisory)) : answers;
const complaints = judge(findings, judged, new Date().toISOString().slice(0, 10));
for (const complaint of complaints) console.error(`\n${complaint}`);
if (complaints.length > 0) {
  console.error(
    '\nRaise the package or the one that brings it; if that cannot be, answer in checks/repository/src/audit/answers.ts.',
  );
  process.exitCode = 1;
}

function isFound(advisory: string): boolean {
  return findings.some((finding) => finding.advisory === advisory);
}
