// CHANGELOG.md is read by merchants: it says what changes for them, in the words of the changeset, and nothing
// else. The generators that come with changesets put commit ids before it and lists of raised dependencies behind.

/** A changeset's words as an item of a list; the word `Breaking:` at its start stands out. */
export function getReleaseLine({ summary }: { readonly summary: string }): string {
  const [first = '', ...rest] = summary.trim().split('\n');
  const item = first.replace(/^Breaking:/, '**Breaking:**');
  return [`- ${item}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
}

/** The packages move together, and none depends on another at run time. */
export function getDependencyReleaseLine(): string {
  return '';
}
