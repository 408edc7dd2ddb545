import { shell } from './shell.ts';

/** What has to be on the machine: a command that answers if it is there, and how Debian and Ubuntu call it. */
const needs = {
  'java -version': 'default-jdk-headless',
  'mvn -version': 'maven',
  'php -version': 'php-cli',
  'php -r \'exit(extension_loaded("curl") ? 0 : 1);\'': 'php-curl',
  'php -r \'exit(extension_loaded("mbstring") ? 0 : 1);\'': 'php-mbstring',
  'php -r \'exit(extension_loaded("pdo_sqlite") ? 0 : 1);\'': 'php-sqlite3',
  'test -f /usr/share/php/Illuminate/autoload.php': 'php-laravel-framework',
  'test -f /usr/share/php/GuzzleHttp/autoload.php': 'php-guzzlehttp-guzzle',
} as const;

/** Says before anything is generated what is missing, and how to get it. */
export async function setup(): Promise<void> {
  const missing: string[] = [];
  for (const [command, debianPackage] of Object.entries(needs)) {
    if ((await shell(command)).status !== 0) missing.push(debianPackage);
  }
  if (missing.length === 0) return;
  throw new Error(
    `This machine lacks what PHP and Java merchants have. On Debian and Ubuntu:\n` +
      `  sudo apt-get install ${missing.join(' ')}`,
  );
}
