import { styleText } from 'node:util';
import type { Outcome } from './outcome.ts';
import type { Step } from './step.ts';
import type { Launch } from './play-documented-answers.ts';

/** An outcome as data, without anything secret. */
export function summary({ token, error }: Outcome): object {
  if (error) return { ok: false, ...error.toJSON() };
  return {
    ok: true,
    ...token,
    access_token: '[redacted]',
    ...(token.refresh_token ? { refresh_token: '[redacted]' } : {}),
  };
}

/** One launch as lines for a terminal. */
export function launchLines({ expected, statuses, outcome }: Launch): string {
  const title = `GET /launch?code=[redacted]  →  mini app answers ${statuses.join(', then ')}`;
  return `${styleText('bold', title)}\n${styleText('dim', `  MonPay answers HTTP ${expected.status}`)}\n${outcomeLines(outcome)}`;
}

/** A visit, played through the sandbox, as lines for a terminal. */
export function visitLines(steps: readonly Step[]): string {
  return [
    styleText('bold', 'A visit, played through the sandbox'),
    ...steps.map(({ ok, seen }) =>
      styleText(ok ? 'green' : 'red', `  ${ok ? '✓' : '✗ not seen:'} ${seen}`),
    ),
  ].join('\n');
}

/** An outcome as lines for a terminal. */
export function outcomeLines(outcome: Outcome): string {
  const { error } = outcome;
  if (!error) {
    const fields = Object.entries(summary(outcome)).filter(([name]) => name !== 'ok');
    const width = Math.max(...fields.map(([name]) => name.length));
    return [
      styleText('green', '  ✓ token response'),
      ...fields.map(([name, value]) => `      ${name.padEnd(width)}  ${String(value)}`),
    ].join('\n');
  }
  const name =
    error.code === 'token_response_error' ? `${error.error} (HTTP ${error.status})` : error.code;
  return [
    styleText('yellow', `  ✗ ${name}`),
    wrapped(error.message),
    styleText('cyan', '      What to do'),
    wrapped(error.hint.en),
    styleText('cyan', '      Юу хийх вэ'),
    wrapped(error.hint.mn),
  ].join('\n');
}

function wrapped(text: string): string {
  const indent = ' '.repeat(6);
  const width = Math.min(process.stdout.columns || 100, 100) - indent.length;
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.map((line) => indent + line).join('\n');
}
