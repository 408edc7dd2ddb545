import { spawnSync } from 'node:child_process';

// The gate: scripts of the root's package.json, in the order in which `.ci/run` starts them. The workflows make a
// job of each, so a script that has to be green stands here and nowhere else.

/**
 * @typedef {object} Step
 * @property {string} script
 * @property {readonly string[]} [args]
 * @property {() => string | undefined} [leftOut] why this machine can't run it, if it can't
 * @property {boolean} [alone] nothing may run beside it: it is what a newcomer runs, measures time or rewrites sources
 * @property {boolean} [waits] it mostly waits, for servers, timers or a browser
 * @property {Record<string, string[]>} [needs] a command or a file, and the Debian packages that bring it
 */

/** @type {readonly Step[]} */
export const gate = [
  { script: 'test', alone: true },
  { script: 'lint' },
  { script: 'typecheck' },
  { script: 'changeset:check' },
  { script: 'check:packages' },
  { script: 'check:audit' },
  { script: 'check:fuzz' },
  { script: 'check:golive', alone: true },
  { script: 'check:soak', waits: true, leftOut: only('linux') },
  { script: 'test:browser', waits: true },
  { script: 'test:docs', waits: true },
  {
    script: 'test:redis',
    waits: true,
    needs: {
      'redis-server': ['redis-server'],
      pg_ctlcluster: ['postgresql'],
      'mariadb-install-db': ['mariadb-server'],
    },
  },
  { script: 'bench', args: ['--quick'], alone: true },
  { script: 'test:next' },
  { script: 'test:newcomer' },
  { script: 'test:compilers' },
  {
    script: 'test:runtimes',
    leftOut: only('linux', 'x64'),
    needs: { 'redis-server': ['redis-server'] },
  },
  { script: 'release:rehearse', leftOut: () => only('linux', 'x64')() ?? whatIsNotCommitted() },
  { script: 'generate:check', alone: true, needs: { java: ['default-jre-headless'] } },
  {
    script: 'test:languages',
    waits: true,
    leftOut: only('linux'),
    needs: {
      javac: ['default-jdk-headless'],
      mvn: ['maven'],
      php: ['php-cli', 'php-curl', 'php-mbstring'],
      '/usr/share/php/GuzzleHttp/autoload.php': ['php-guzzlehttp-guzzle'],
      '/usr/share/php/Illuminate/autoload.php': ['php-laravel-framework'],
      '/usr/share/doc/php-sqlite3': ['php-sqlite3'],
    },
  },
];

/** @returns {() => string | undefined} */
function only(platform, arch = process.arch) {
  return () =>
    process.platform === platform && process.arch === arch
      ? undefined
      : `it runs on ${platform} ${arch} only, and this is ${process.platform} ${process.arch}`;
}

/** A rehearsal releases HEAD; in a clone of CI's everything is committed. */
function whatIsNotCommitted() {
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
  return stdout.trim() && !process.env.CI
    ? 'it releases HEAD, and some changes are not committed'
    : undefined;
}
