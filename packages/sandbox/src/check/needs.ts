import { NotJudged } from './case.ts';
import type { Stage } from './stage.ts';

/**
 * For cases that say nothing of an app whose launches do not work at all.
 * @throws {NotJudged} if they do not
 */
export function needsWorkingLaunch({ app }: Stage): void {
  if (app.habits.works) return;
  throw new NotJudged({
    mn: 'Энгийн нээлт ажиллахгүй байгаа тул дүгнэх боломжгүй (launch тохиолдлыг үзнэ үү).',
    en: 'A plain launch does not work, so this can’t be judged (see the case launch).',
  });
}

/**
 * For cases about what the app learns of a customer.
 * @throws {NotJudged} if it asks for nothing
 */
export function needsUserInfo(stage: Stage): void {
  needsWorkingLaunch(stage);
  if (stage.app.habits.asks) return;
  throw new NotJudged(
    {
      mn: 'Апп хэрэглэгчийн мэдээллийг (userinfo) асуудаггүй.',
      en: 'The app does not ask who the customer is (userinfo).',
    },
    'skipped',
  );
}
