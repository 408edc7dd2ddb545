import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { deliveredPage, shopStep, type Selling, type ShopStep } from '../check/payment/selling.ts';
import type { Words } from '../check/words.ts';
import { UsageError } from './cli-error.ts';
import { whole } from './flags.ts';
import { fileName } from './shown-file.ts';
import { usageWords } from './usage-words.ts';

/** The flags of `check` about payment. */
export interface SellingFlags {
  readonly buy?: readonly string[] | undefined;
  readonly delivered?: string | undefined;
  readonly refund?: string | undefined;
  readonly sweep?: string | undefined;
}

/**
 * How the app sells; undefined if it does not.
 * @throws {UsageError}
 */
export function sellingOptions({
  buy = [],
  delivered,
  refund,
  sweep,
}: SellingFlags): Selling | undefined {
  if (buy.length === 0) {
    const without = delivered ?? refund ?? sweep;
    if (without === undefined) return undefined;
    throw new UsageError(usageWords.sellsNothing());
  }
  const seconds = whole('--sweep', sweep, 1, 600);
  return {
    buy: howToBuy(buy),
    delivered: delivered === undefined ? undefined : pageOf(delivered),
    refund: refund === undefined ? undefined : stepOf(refund, usageWords.refund),
    sweep: seconds === undefined ? undefined : seconds * 1000,
  };
}

function howToBuy(given: readonly string[]): Selling['buy'] {
  const [first = ''] = given;
  const script = resolve(first);
  if (given.length === 1 && !shopStep(first)) {
    if (existsSync(script)) return { script };
    const name = fileName(first);
    if (name !== undefined) throw new UsageError(usageWords.noScript(name));
  }
  return given.map((text) => stepOf(text, usageWords.buy));
}

function stepOf(text: string, wrong: () => Words): ShopStep {
  const step = shopStep(text);
  if (step) return step;
  throw new UsageError(wrong());
}

function pageOf(text: string): Selling['delivered'] {
  const page = deliveredPage(text);
  if (page) return page;
  throw new UsageError(usageWords.delivered());
}
