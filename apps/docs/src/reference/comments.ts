import type ts from 'typescript';

/** A sentence of a comment behind `@throws`, `@param` or the like. */
export interface Tag {
  readonly name: string;
  readonly text: string;
}

/** What the last TSDoc comment before a node says, and its tags. */
export function commentOf(node: ts.Node): { text: string; tags: Tag[] } {
  const comment = (node as { jsDoc?: readonly ts.JSDoc[] }).jsDoc?.at(-1)?.getText() ?? '';
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const [text = '', ...tags] = lines.join('\n').split(/^ *@(?=\w)/m);
  return {
    text: plain(text),
    tags: tags.map((tag) => {
      const [, name = '', said = ''] = /^(\w+)\s*([\s\S]*)$/.exec(tag) ?? [];
      return { name, text: plain(said) };
    }),
  };
}

function plain(text: string): string {
  return text
    .replaceAll(/\{@link (\S+?)\}/g, '`$1`')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
