// Bun's own Redis client as the memory of spent codes: two of them, as two machines have.
import { redisSpentCodes } from '@monpay-miniapp/sdk/redis';
import { RedisClient } from 'bun';

const url = process.env.REDIS_URL;
const clients = [new RedisClient(url), new RedisClient(url)];
const [here, there] = clients.map((client) => redisSpentCodes(client));

const racing = Array.from({ length: 20 }, (_, index) =>
  (index % 2 ? here : there).claim('a', 60_000),
);
const claimed = (await Promise.all(racing)).filter(Boolean).length;
await Promise.all([here.release('a'), there.release('a')]);
const released = await there.claim('a', 60_000);
await there.claim('b', 50);
while (!(await here.claim('b', 60_000))) await new Promise((resolve) => setTimeout(resolve, 10));
await clients[0].send('REPLICAOF', ['127.0.0.1', '1']);
const refused = await here.claim('c', 60_000).catch(({ code }) => code);
await clients[0].send('REPLICAOF', ['NO', 'ONE']);
const afterwards = await there.claim('c', 60_000);
for (const client of clients) client.close();
console.log(JSON.stringify({ claimed, released, refused, afterwards }));
