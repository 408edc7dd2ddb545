import type { Answer } from './answers.ts';
import type { Finding } from './ask-registry.ts';

const halfAYear = 184 * 24 * 60 * 60_000;

/**
 * What has to be done about the findings, one sentence each.
 * @param today as `2026-11-24`
 */
export function judge(
  findings: readonly Finding[],
  answers: readonly Answer[],
  today: string,
): string[] {
  const unanswered = findings.filter((finding) => {
    const answer = answers.find((candidate) => isAnswerTo(candidate, finding));
    return !answer || answer.until < today;
  });
  const stale = answers.filter(
    (answer) => !findings.some((finding) => isAnswerTo(answer, finding)),
  );
  const blank = answers.filter(({ reason }) => reason.trim().length < 20);
  const long = answers.filter(({ until }) => !(Date.parse(until) - Date.parse(today) <= halfAYear));
  return [
    ...unanswered.map(
      ({ advisory, module, severity, title, paths }) =>
        `${advisory} (${severity}) in ${module}: ${title}\n  ${paths.slice(0, 3).join('\n  ')}`,
    ),
    ...stale.map(
      ({ advisory, module }) => `The answer to ${advisory} in ${module} answers nothing any more.`,
    ),
    ...blank.map(({ advisory }) => `The answer to ${advisory} gives no reason.`),
    ...long.map(
      ({ advisory, until }) =>
        `The answer to ${advisory} counts until ${until}, which is too far off or no day.`,
    ),
  ];
}

function isAnswerTo(answer: Answer, finding: Finding): boolean {
  return answer.advisory === finding.advisory && answer.module === finding.module;
}
