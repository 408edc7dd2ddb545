// Copied beside the compiled examples of the READMEs in a merchant's project; it runs them on every runtime and
// says what came of them. CODES are fresh codes of the sandbox, one for each exchange.
const codes = process.env.CODES.split(' ');
const report = {};

const { launch } = await import('./sdk-1.js');
const url = `https://shop.example/launch?code=${codes[0]}`;
const launched = await launch(new Request(url));
report.launch = [launched.status, launched.headers.get('location')];
const again = await launch(new Request(url));
report.again = [again.status, /\bauthorization_code_reused\b/.exec(await again.text())?.[0]];

const { signIn } = await import('./sdk-2.js');
report.token = typeof (await signIn(`/launch?code=${codes[1]}`));
report.noCode = (await signIn('/launch')).split(':')[0];

// Deno would need to be allowed more than the README asks for.
if (process.env.EXPRESS) {
  const { app } = await import('./sdk-3.js');
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${server.address().port}/launch?code=${codes[2]}`;
  report.express = (await fetch(address, { redirect: 'manual' })).status;
  server.close();
  server.closeAllConnections();
}

const { tokenRequest } = await import('./client-1.js');
const { method, path } = await tokenRequest('a code');
report.client = `${method} ${path}`;

console.log(JSON.stringify(report));
