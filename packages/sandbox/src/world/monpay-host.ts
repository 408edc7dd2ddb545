/**
 * Whether a host is MonPay's own: `monpay.mn` or anything below it. No sandbox ever has to do with one.
 * @param host a host name, with or without a port
 */
export function isMonPayHost(host: string): boolean {
  return /(^|\.)monpay\.mn\.?(:\d*)?$/i.test(host);
}
