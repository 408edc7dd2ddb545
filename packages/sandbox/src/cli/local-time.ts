/** A moment as this machine's clock shows it. */
export function localTime(moment: string): string {
  return new Date(moment).toLocaleTimeString('en-GB');
}
