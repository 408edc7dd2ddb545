import { memory } from './dom.js';

/** Wires the switch between the system's appearance, light and dark. */
export function startTheme() {
  const buttons = document.querySelectorAll('[data-theme-choice]');
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      show(button.dataset.themeChoice);
      memory.set('theme', button.dataset.themeChoice);
    });
  }
  show(memory.get('theme') ?? 'auto');
}
