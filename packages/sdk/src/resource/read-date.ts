const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a date of MonPay's. One without a zone is taken to be of Ulaanbaatar (UTC+8), which is assumed: MonPay
 * does not document it.
 * @returns `undefined` if it is not a date of a known form
 */
export function readDate(text: string | undefined): Date | undefined {
  const [, day, time, zone = '+08:00'] = form.exec(text ?? '') ?? [];
  if (day === undefined) return undefined;
  const date = new Date(`${day}T${time}${zone.replace(/(\d\d)(\d\d)/, '$1:$2')}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
