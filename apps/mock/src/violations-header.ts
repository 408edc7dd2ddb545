import type { IPrismOutput } from '@stoplight/prism-core';

/** By Prism's number. */
const severities = ['Error', 'Warning', 'Information', 'Hint'];
/** How long the value may be; Node takes 16 KiB for all headers together. */
const limit = 8000;

/** The header in which Prism says how a request, or its own answer, differs from the spec. */
export function violationsHeader({
  input,
  output,
}: IPrismOutput<unknown>['validations']): Record<string, string> {
  const violations = [
    ...input.map((violation) => ({ side: 'request', ...violation })),
    ...output.map((violation) => ({ side: 'response', ...violation })),
  ].map(({ side, path = [], severity, code, message }) => ({
    location: [side, ...path],
    severity: severities[severity],
    code,
    message,
  }));
  if (violations.length === 0) return {};
  // A message may quote the request, and a header takes no other characters.
  const text = asciiJson(violations);
  return {
    'sl-violations': text.length > limit ? `Too many violations! ${text.slice(0, limit)}` : text,
  };
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
