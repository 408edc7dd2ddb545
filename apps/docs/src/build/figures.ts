import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../site.ts';
import { repository } from './repository.ts';

const results = (): string =>
  readFileSync(join(repository, 'checks/bench/results/latest.md'), 'utf8');

/** What the last whole benchmark measured of capacity, one sentence each, and where. */
export function figures(language: Language): string[] {
  const at = cell('As more launches come at a time', 'ours', 5);
  const memory = cell('As more launches come at a time', 'ours', 6);
  const shared = cell('Two processes share a Redis', 'with a Redis', 5);
  const twice = cell('Two processes share a Redis', 'with a Redis', 3);
  const kept = cell('As codes add up in one process', '1 000 000 codes', 2);
  const machine = /^\d{4}-\d\d-\d\d: (.*); client/m.exec(results())?.[1] ?? '';
  return {
    mn: [
      `Нэг процесс, 100 нээлт зэрэг: секундэд ${at} код, ${memory} MB санах ой.`,
      `Нэг Redis-тэй хоёр процесс: секундэд ${shared} нээлт, хоёр удаа илгээсэн код ${twice}.`,
      `Сая кодын дараа: ${kept} MB амьд санах ой.`,
      `Хэмжсэн машин: ${machine}. MonPay-ийн хариу, сүлжээ үүнд ороогүй.`,
    ],
    en: [
      `One process, 100 launches at a time: ${at} codes a second, ${memory} MB of memory.`,
      `Two processes and one Redis: ${shared} launches a second, codes sent twice: ${twice}.`,
      `After a million codes: ${kept} MB are alive.`,
      `Measured on ${machine}, without MonPay's own time and the network's.`,
    ],
  }[language];
}

/** @throws {Error} if the results have no such cell, so that no page shows an old figure */
function cell(heading: string, row: string, column: number): string {
  const [, section = ''] = results().split(`## ${heading}\n`);
  const line = section.split('\n').find((each) => each.startsWith(`| ${row} `));
  const value = line?.split('|')[column + 1]?.trim();
  if (!value || !/\d/.test(value)) throw new Error(`The benchmark has no ${row} under ${heading}.`);
  return value;
}
