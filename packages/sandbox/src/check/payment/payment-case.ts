import { notConcerned, type Case, type Verdict } from '../case.ts';
import type { Stage } from '../stage.ts';

/** A case of payment, which does not concern an app that does not sell. */
export function paymentCase(
  about: Omit<Case, 'group' | 'run'>,
  run: (stage: Stage) => Promise<Verdict>,
): Case {
  return {
    ...about,
    group: 'payment',
    run: async (stage) => (stage.app.options.selling ? run(stage) : notConcerned(leftOut)),
  };
}

const leftOut = {
  mn: 'Апп юу ч зардаггүй гэж үзээд алгассан. Зардаг бол яаж авахыг --buy-аар заана уу.',
  en: 'Left out, since no payment is played without --buy. If your app sells something, say how to buy.',
};
