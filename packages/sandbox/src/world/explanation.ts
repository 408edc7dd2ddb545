import type { PageAddress } from './site.ts';

/** How far a rule can be relied on: MonPay's guide says so, somebody saw it, or neither. */
export type ProvenanceLevel = 'documented' | 'observed' | 'assumed';

/** One field that was not as it should be; never a secret or a code. */
export interface FieldDifference {
  readonly field: string;
  readonly part?: 'scheme' | 'host' | 'value';
  readonly got: string;
  readonly expected: string;
}

/** Why the sandbox answered as it did, in words that a person can act on. */
export interface Explanation {
  /** The name of the rule, such as `used_code`. */
  readonly rule: string;
  readonly level: ProvenanceLevel;
  /** Letters of the spec's `x-provenance-sources`. */
  readonly sources: readonly string[];
  readonly en: string;
  readonly mn: string;
  readonly differences?: readonly FieldDifference[];
  /** The page of the site about the rule; a fault that somebody set has none. */
  readonly docs?: PageAddress;
}
