/**
 * Resolves at SIGINT or SIGTERM; a second one ends the process at once. Under a package script it resolves,
 * too, when that script's shell is gone: a shell that is ended does not pass that on to its child.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
    if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(), 250).unref();
  });
}
