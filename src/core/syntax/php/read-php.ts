import { directivesIn } from '../directives.ts';
import type { LightTree } from '../light-tree.ts';
import type { Language, Outline } from '../outline.ts';
import { draftOutline } from '../outline-draft.ts';
import { createReader, visit } from '../reader.ts';
import { assignments } from './assignments.ts';
import { calls } from './calls.ts';
import { declarations } from './declarations.ts';
import { addDocBlocks } from './doc-blocks.ts';
import { functions } from './functions.ts';
import { imports, namespaceOf } from './imports.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { operators } from './operators.ts';
import { statements } from './statements.ts';
import { textLiterals } from './text-literals.ts';

/** The outline of one PHP file. */
export function readPhp(tree: LightTree, text: string, language: Language): Outline {
  const outline = draftOutline(language, text.length);
  const reader = createReader(text, outline, handlers);
  visit(reader, tree.root.children);
  addDocBlocks(outline, text, tree.comments);
  outline.directives.push(...directivesIn(text, tree.comments));
  return { ...outline, package: namespaceOf(reader, tree.root) };
}

const handlers = new Map(
  Object.entries({
    ...assignments,
    ...calls,
    ...declarations,
    ...functions,
    ...imports,
    ...literals,
    ...names,
    ...operators,
    ...statements,
    ...textLiterals,
  }),
);
