/** @import { Visit } from '../../generated/admin-api.ts' */
import { answerDetails, took } from './answer-block.js';
import { el } from './dom.js';
import { t } from './language.js';

/**
 * What the merchant's server answered to a launch that the sandbox made itself, and what a web view makes of it.
 * @param {Visit} visit
 */
export function visitBlock({ steps, framing, refused_by, strict_cookies }) {
  const notes = [
    ...(framing === 'refused' ? [t('frame_refused', { header: refused_by })] : []),
    ...(strict_cookies.length > 0 ? [t('note_strict', { names: strict_cookies.join(', ') })] : []),
  ];
  return el(
    'div',
    { class: 'answer' },
    ...steps.map((step) =>
      el(
        'div',
        { class: 'visit-step' },
        el('code', { class: 'address' }, `GET ${step.url}`),
        took(step.duration),
        step.reason === undefined ? answerDetails(step, t('answer')) : el('p', {}, step.reason),
      ),
    ),
    ...notes.map((note) => el('p', { class: 'warning' }, note)),
  );
}
