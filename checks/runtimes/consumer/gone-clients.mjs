// Leaves a sandbox in every way that a client can, and expects that nothing of it stays: not a stream that is
// counted, not a timer that holds the process. The argument is the sandbox's module.
import { once } from 'node:events';
import { connect } from 'node:net';

const { createSandbox } = await import(process.argv[2]);
const sandbox = createSandbox();
const { url } = await sandbox.listen();
const { host, port } = new URL(url);
const authorization = { Authorization: `Bearer ${sandbox.adminToken}` };

const events = message('GET /_sandbox/events', authorization, '');
const slow = message(
  'POST /v2/oauth/token',
  { 'Content-Type': 'application/x-www-form-urlencoded' },
  new URLSearchParams({
    redirect_uri: sandbox.redirectUri,
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    code: 'code_slow_body',
    grant_type: 'authorization_code',
  }),
);
const tunnel = `CONNECT x:1 HTTP/1.1\r\nHost: ${host}\r\n\r\n${'x'.repeat(100_000)}`;

await Promise.all([leave(events.repeat(20)), leave(events.repeat(20)), leave(slow.repeat(20))]);
const tunnelled = await open(tunnel);
const opened = await streamsThatOpen();
await sandbox.close();
await closed(tunnelled.resume());
console.log(JSON.stringify({ opened }));

function message(line, headers, body) {
  const all = { Host: host, 'Content-Length': String(body).length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

async function open(text) {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

/** Sends requests in one go, and hangs up as soon as the first is being answered. */
async function leave(requests) {
  const socket = await open(requests);
  await once(socket, 'data');
  socket.destroy();
}

/** Unlike `once`, it takes a connection that was reset for one that is closed. */
function closed(socket) {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', resolve);
  });
}

/** How many streams can be open at once, when the sandbox has had time to see that the others are gone. */
async function streamsThatOpen() {
  for (let attempt = 1; ; attempt++) {
    const sent = Array.from({ length: 50 }, () =>
      sandbox.fetch(`${url}/_sandbox/events`, { headers: authorization }),
    );
    const responses = await Promise.all(sent);
    await Promise.all(responses.map(({ body }) => body?.cancel()));
    const count = responses.filter(({ status }) => status === 200).length;
    if (count === 50 || attempt === 50) return count;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}
