import { directivesIn } from '../directives.ts';
import type { LightTree } from '../light-tree.ts';
import type { Language, Outline } from '../outline.ts';
import { draftOutline } from '../outline-draft.ts';
import { createReader } from '../reader.ts';
import { calls } from './calls.ts';
import { expressions } from './expressions.ts';
import { functions } from './functions.ts';
import { readItems } from './items.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { statements } from './statements.ts';

/** The outline of one Rust file. */
export function readRust(tree: LightTree, text: string, language: Language): Outline {
  const outline = draftOutline(language, text.length);
  const reader = createReader(text, outline, handlers);
  readItems(reader, tree.root.children);
  outline.directives.push(...directivesIn(text, tree.comments));
  return outline;
}

const handlers = new Map(
  Object.entries({ ...calls, ...expressions, ...functions, ...literals, ...names, ...statements }),
);
