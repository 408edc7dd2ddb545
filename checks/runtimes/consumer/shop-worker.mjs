// The example for Workers, with an address that calls its cron job, as Cloudflare's own tools have one on this machine.
import worker from './examples/src/worker/worker.js';

export { ShopStorage } from './examples/src/worker/worker.js';

// oxlint-disable-next-line import/no-default-export -- workerd takes its handlers from there.
export default {
  async fetch(request, ...rest) {
    if (new URL(request.url).pathname !== '/cdn-cgi/handler/scheduled') {
      return worker.fetch(request, ...rest);
    }
    await worker.scheduled();
    return new Response('ok');
  },
};
