/** The style of the HTML report, light or dark as the reader's machine is. */
export const reportStyle = `
:root { color-scheme: light dark; --line: light-dark(#d8dce0, #3a4046); --dim: light-dark(#55606a, #a3adb6); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; background: light-dark(#fff, #15181b); color: light-dark(#1a1f24, #e6e9ec); }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.dim, summary { color: var(--dim); }
nav ul { list-style: none; padding: 0; } nav li { margin: .25rem 0; }
article { border-top: 1px solid var(--line); padding: .75rem 0; break-inside: avoid-page; }
article h3 { font-size: 1rem; margin: 0; } article p { margin: .25rem 0; overflow-wrap: anywhere; }
.badge { display: inline-block; min-width: 7rem; padding: 0 .5rem; margin-right: .5rem; border-radius: 4px; text-align: center; font-size: .875rem; color: #fff; background: #5a646d; }
.passed .badge { background: #1b7f3b; } .failed .badge { background: #b3261e; } .warning .badge { background: #8a5a00; } .undecided .badge { background: #6b3fa0; }
pre { font: 13px/1.4 ui-monospace, monospace; border: 1px solid var(--line); border-radius: 4px; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
