import { directivesIn } from '../directives.ts';
import type { LightTree } from '../light-tree.ts';
import type { Language, Outline } from '../outline.ts';
import { draftOutline } from '../outline-draft.ts';
import { createReader, visit } from '../reader.ts';
import { assignments } from './assignments.ts';
import { branchesIn } from './branches.ts';
import { calls } from './calls.ts';
import { classes } from './classes.ts';
import { comprehensions } from './comprehensions.ts';
import { definitions } from './definitions.ts';
import { exportsOf } from './exports.ts';
import { functions } from './functions.ts';
import { imports } from './imports.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { operators } from './operators.ts';
import { statements } from './statements.ts';
import { subscripts } from './subscripts.ts';
import { textLiterals } from './text-literals.ts';
import { addVariants } from './variants.ts';

/** The outline of one Python file. */
export function readPython(tree: LightTree, text: string, language: Language): Outline {
  const outline = draftOutline(language, text.length);
  const reader = createReader(text, outline, handlers);
  visit(reader, tree.root.children);
  outline.exports.push(...exportsOf(outline));
  outline.directives.push(...directivesIn(text, tree.comments));
  const branches = branchesIn(tree.root, text, outline.functions);
  addVariants(reader, tree.root);
  return branches === undefined ? outline : { ...outline, branches };
}

const handlers = new Map(
  Object.entries({
    ...assignments,
    ...calls,
    ...classes,
    ...comprehensions,
    ...definitions,
    ...functions,
    ...imports,
    ...literals,
    ...names,
    ...operators,
    ...statements,
    ...subscripts,
    ...textLiterals,
  }),
);
