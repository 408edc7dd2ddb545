/*
 * Loaded into the Prism process before Prism: that process lives exactly as long as its supervisor wants.
 */

// The channel to the supervisor closes when the supervisor ends, even when it is killed.
process.on('disconnect', () => process.exit());

// Ctrl-C reaches the whole process group. The supervisor answers it; a Prism that ended first would look like a crash.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
