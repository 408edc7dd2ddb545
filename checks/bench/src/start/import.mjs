// Imports a module and prints how many milliseconds that took. JavaScript, since the compiler that Node has for
// TypeScript takes longer to load than most of what is measured.
const before = performance.now();
await import(process.argv[2]);
process.stdout.write(String(performance.now() - before));
process.exit();
