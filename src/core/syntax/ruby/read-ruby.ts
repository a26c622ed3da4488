import { directivesIn } from '../directives.ts';
import type { LightTree } from '../light-tree.ts';
import type { Language, Outline } from '../outline.ts';
import { draftOutline } from '../outline-draft.ts';
import { createReader, visit } from '../reader.ts';
import { assignments } from './assignments.ts';
import { readBody } from './bodies.ts';
import { calls } from './calls.ts';
import { classes } from './classes.ts';
import { functions } from './functions.ts';
import { heredocs } from './heredocs.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { operators } from './operators.ts';
import { statements } from './statements.ts';
import { textLiterals } from './text-literals.ts';

/** The outline of one Ruby file. */
export function readRuby(tree: LightTree, text: string, language: Language): Outline {
  const outline = draftOutline(language, text.length);
  const handlers = new Map(Object.entries({ ...everything, ...heredocs(tree.root) }));
  // An object with this key would be taken for a promise.
  handlers.set('then', readBody);
  visit(createReader(text, outline, handlers), tree.root.children);
  outline.directives.push(...directivesIn(text, tree.comments));
  return outline;
}

const everything = {
  ...assignments,
  ...calls,
  ...classes,
  ...functions,
  ...literals,
  ...names,
  ...operators,
  ...statements,
  ...textLiterals,
};
