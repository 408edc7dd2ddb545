import { all, memory } from './dom.js';

/** Wires the switch between the system's appearance, light and dark. */
export function startTheme() {
  const buttons = all('[data-theme-choice]');
  const show = (/** @type {string} */ theme) => {
    document.documentElement.dataset.theme = theme;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const { themeChoice = 'auto' } = button.dataset;
      show(themeChoice);
      memory.set('theme', themeChoice);
    });
  }
  show(memory.get('theme') ?? 'auto');
}
