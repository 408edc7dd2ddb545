import { all, byId } from './dom.js';

/** The phone with its frame: pixels of its own. */
const phone = { width: 412, height: 866 };
const smallest = 0.42;
const abovePhone = 16;
const belowPhone = 16;

/** Keeps the phone's proportions, as large as the window has room for. */
export function startScale() {
  new ResizeObserver(fit).observe(document.documentElement);
  new ResizeObserver(fit).observe(byId('customers'));
  addEventListener('resize', fit);
  fit();
}

function fit() {
  const place = byId('device-place');
  const narrow = matchMedia('(width < 900px)').matches;
  // Wide, it sticks under the bar on top; narrow, it scrolls with the rest.
  const top = narrow
    ? place.getBoundingClientRect().top + scrollY
    : (all('.bar')[0]?.offsetHeight ?? 0) + abovePhone;
  const height = narrow ? Math.max(innerHeight - top, 520) : innerHeight - top;
  const width = narrow ? (place.parentElement?.clientWidth ?? innerWidth) : phone.width;
  const scale = Math.min(1, (height - belowPhone) / phone.height, width / phone.width);
  place.style.setProperty('--scale', String(Math.max(smallest, scale)));
}
