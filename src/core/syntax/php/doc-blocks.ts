import type { LightTree } from '../light-tree.ts';
import type { Decorator } from '../outline.ts';
import type { OutlineDraft } from '../outline-draft.ts';
import { readDocAnnotations } from './doc-annotations.ts';

/** What a comment before a declaration says in annotations: `@Route("/scores")`, `@ORM\Column(type="string")`, `@var Score`. */
export function addDocBlocks(outline: OutlineDraft, text: string, comments: LightTree['comments']): void {
  const blocks = comments.filter(({ start }) => text.startsWith('/**', start));
  if (blocks.length === 0) return;
  const byPlace = new Map(blocks.map((block) => [nextAt(text, block.end), block]));
  const decoratorsAt = (at: number): readonly Decorator[] => {
    const block = byPlace.get(at);
    return block === undefined ? [] : readDocAnnotations(text, block.start, block.end);
  };
  for (const cls of outline.classes) {
    const own = decoratorsAt(cls.at);
    if (own.length > 0) cls.decorators = [...cls.decorators, ...own];
    cls.fields.forEach((field, index) => {
      const block = byPlace.get(field.at);
      if (block === undefined) return;
      const found = decoratorsAt(field.at);
      const told = /@var\s+\??([\\\w]+)/.exec(text.slice(block.start, block.end))?.[1];
      const decorators = found.length === 0 ? field.decorators : [...(field.decorators ?? []), ...found];
      cls.fields[index] = { ...field, type: field.type ?? told, decorators };
    });
  }
  for (const fn of outline.functions) {
    const own = fn.cls === undefined ? [] : decoratorsAt(fn.at);
    if (own.length > 0) fn.decorators = [...(fn.decorators ?? []), ...own];
  }
}

function nextAt(text: string, end: number): number {
  return end + (/^\s*/.exec(text.slice(end, end + 400))?.[0].length ?? 0);
}
