// From nothing to a token: what a launch waits for if a process is started for it.
const [module, url, credentials, code] = process.argv.slice(2);
const { setup } = await import(module);
const exchange = await setup(url, JSON.parse(credentials));
process.stdout.write(await exchange(code));
process.exit();
