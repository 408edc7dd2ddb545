/** A number as people read it: a fixed number of digits, thousands set apart. */
export function numberInWords(value: number, digits = 0): string {
  return value
    .toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replaceAll(',', ' ')
    .replace('-', '−');
}
