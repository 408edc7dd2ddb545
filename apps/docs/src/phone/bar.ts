import { isFramed, language } from './around.ts';

const words = {
  again: { mn: 'Эхнээс нь', en: 'Start again' },
  whole: { mn: 'Бүтэн дэлгэцээр', en: 'Full screen' },
  back: { mn: 'Зааварт буцах', en: 'Back to the guide' },
};

/** Puts into the bar, in place of what the site chooses, a way to begin anew and one to have more room. */
export function startBar(): void {
  const again = document.createElement('button');
  again.type = 'button';
  again.id = 'again';
  again.textContent = words.again[language];
  again.addEventListener('click', () => location.reload());
  const link = document.createElement('a');
  link.className = 'button';
  // Nothing may be fetched here, so nothing ahead either.
  link.dataset['astroPrefetch'] = 'false';
  link.target = '_top';
  link.href = isFramed ? location.href : pageOfSite();
  link.textContent = words[isFramed ? 'whole' : 'back'][language];
  document.querySelector('.preferences')?.replaceChildren(again, link);
}

function pageOfSite(): string {
  return new URL(language === 'en' ? '../../en/try/' : '../', location.href).href.replace(
    /\?.*/,
    '',
  );
}
