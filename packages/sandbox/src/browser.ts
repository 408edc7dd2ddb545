export { createSandbox } from './create-browser-sandbox.ts';
export * from './exports.ts';
