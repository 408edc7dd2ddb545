import { seriesLength } from '../launches.ts';

/** What came of one series of codes. */
export interface Seen {
  readonly requests: number;
  /** Codes that came a second time. */
  readonly spentTwice: number;
}

/** Counts codes by their series. A bit for each, since a run has millions. */
export function seenCodes(): {
  readonly see: (code: string) => void;
  readonly of: (series: string) => Seen;
} {
  const all = new Map<string, { requests: number; spentTwice: number; bits: Uint8Array }>();
  const none = { requests: 0, spentTwice: 0, bits: new Uint8Array(1024) };

  return {
    see(code) {
      const name = code.slice(0, seriesLength);
      let series = all.get(name);
      if (!series) all.set(name, (series = { ...none, bits: none.bits.slice() }));
      const number = Number.parseInt(code.slice(seriesLength), 36) || 0;
      const byte = number >>> 3;
      if (byte >= series.bits.length) series.bits = longer(series.bits, byte);
      const bit = 1 << (number & 7);
      const before = series.bits[byte] ?? 0;
      if (before & bit) series.spentTwice++;
      series.bits[byte] = before | bit;
      series.requests++;
    },
    of(series) {
      const { requests, spentTwice } = all.get(series) ?? none;
      return { requests, spentTwice };
    },
  };
}

function longer(bits: Uint8Array, byte: number): Uint8Array {
  const more = new Uint8Array(Math.max(bits.length * 2, byte + 1));
  more.set(bits);
  return more;
}
