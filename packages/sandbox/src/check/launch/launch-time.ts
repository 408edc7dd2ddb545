import { failed, passed, type Case } from '../case.ts';
import { needsWorkingLaunch } from '../needs.ts';

/** How long a customer should wait at most: milliseconds. */
const longest = 5000;

/** How long a launch takes while MonPay answers at once. */
export const launchTime: Case = {
  name: 'launch-time',
  page: 'launch',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'Нээлт удаан биш', en: 'A launch does not take long' },
  alone: true,
  async run(stage) {
    needsWorkingLaunch(stage);
    const { steps } = await stage.launch(stage.customer());
    const took = steps.reduce((sum, { duration }) => sum + duration, 0);
    const seconds = (took / 1000).toFixed(1);
    return took <= longest
      ? passed({ mn: `${seconds} секунд.`, en: `It took ${seconds} seconds.` })
      : failed(
          {
            mn: `MonPay шууд хариулсан ч нээлт ${seconds} секунд үргэлжиллээ.`,
            en: `MonPay answered at once, but the launch took ${seconds} seconds.`,
          },
          { mn: `${longest / 1000} секундээс бага.`, en: `Less than ${longest / 1000} seconds.` },
        );
  },
};
