export { createSandbox } from './create-sandbox.ts';
export * from './exports.ts';
