import { directivesIn } from '../directives.ts';
import type { LightTree } from '../light-tree.ts';
import type { Language, Outline } from '../outline.ts';
import { draftOutline } from '../outline-draft.ts';
import { createReader, visit } from '../reader.ts';
import { assignments } from './assignments.ts';
import { beginsOnServer } from './begins-on-server.ts';
import { bindings } from './bindings.ts';
import { branchesIn, comparisonsIn } from './branches.ts';
import { calls } from './calls.ts';
import { classes } from './classes.ts';
import { exportStatements } from './exports.ts';
import { functions } from './functions.ts';
import { imports } from './imports.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { operators } from './operators.ts';
import { statements } from './statements.ts';
import { textLiterals } from './text-literals.ts';
import { transparentWrappers } from './transparent.ts';
import { types } from './types.ts';

/** The outline of one JavaScript or TypeScript file. */
export function readJavaScript(tree: LightTree, text: string, language: Language): Outline {
  const outline = draftOutline(language, text.length);
  const reader = createReader(text, outline, handlers);
  const [module] = outline.functions;
  if (module !== undefined && beginsOnServer(reader, tree.root.children)) module.server = true;
  visit(reader, tree.root.children);
  outline.directives.push(...directivesIn(text, tree.comments));
  const branches = branchesIn(tree.root, text, outline.functions);
  outline.comparisons.push(...comparisonsIn(tree.root, text, outline.functions));
  return branches === undefined ? outline : { ...outline, branches };
}

const handlers = new Map(
  Object.entries({
    ...assignments,
    ...bindings,
    ...calls,
    ...classes,
    ...exportStatements,
    ...functions,
    ...imports,
    ...literals,
    ...names,
    ...operators,
    ...statements,
    ...textLiterals,
    ...transparentWrappers,
    ...types,
  }),
);
