/** Plain CSS, light and dark, without a font or a picture from elsewhere. */
export const styleSheet = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; --ink: light-dark(#1d2330, #eceef4); --paper: light-dark(#fbfaf7, #14171f); --card: light-dark(#fff, #1d222d); --line: light-dark(#dcd8cf, #343b4a); --accent: light-dark(#0b5d57, #7fd6cb); --on-accent: light-dark(#fff, #06201d); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 32rem; min-height: 100vh; padding: 0 1rem 1rem; background: var(--paper); color: var(--ink); display: flex; flex-direction: column; }
header { display: flex; justify-content: space-between; align-items: center; padding: 0.75rem 0; }
header a { color: inherit; text-decoration: none; min-height: 2.75rem; display: inline-flex; align-items: center; }
.home { font-weight: 700; letter-spacing: 0.02em; }
.language { font-size: 0.875rem; text-decoration: underline; }
main { flex: 1; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1rem; margin: 0 0 0.5rem; }
ul { list-style: none; margin: 0; padding: 0; }
.products li { display: flex; align-items: center; gap: 0.75rem; padding: 0.75rem 1rem; margin-bottom: 0.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
.product { flex: 1; }
.price { white-space: nowrap; font-variant-numeric: tabular-nums; }
.basket { margin: 1.5rem 0; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
.basket li, .total { display: flex; justify-content: space-between; gap: 1rem; margin: 0.25rem 0; font-variant-numeric: tabular-nums; }
.total { border-top: 1px solid var(--line); padding-top: 0.5rem; margin: 0.5rem 0 1rem; }
form { margin: 0; }
button, a.main { font: inherit; min-height: 2.75rem; padding: 0.5rem 1rem; border-radius: 0.625rem; border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer; }
.main, a.main { display: block; width: 100%; background: var(--accent); color: var(--on-accent); font-weight: 600; text-align: center; text-decoration: none; }
.quiet { width: 100%; margin-top: 0.5rem; border-color: transparent; text-decoration: underline; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.reference, footer { font-size: 0.8125rem; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 0.5rem; }
`;
