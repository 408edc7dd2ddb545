// workerd.
import { entries } from './entries.mjs';
import { play } from './scenarios.mjs';

// oxlint-disable-next-line import/no-default-export -- workerd takes its handlers from there.
export default {
  async fetch(request) {
    const settings = Object.fromEntries(new URL(request.url).searchParams);
    const report = await play(settings);
    return Response.json({ ...report, entries });
  },
};
