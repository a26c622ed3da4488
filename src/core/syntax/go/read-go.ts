import { directivesIn, routeDirectivesIn } from '../directives.ts';
import type { LightTree } from '../light-tree.ts';
import type { Language, Outline } from '../outline.ts';
import { draftOutline } from '../outline-draft.ts';
import { createReader, visit } from '../reader.ts';
import { assignments } from './assignments.ts';
import { branchesIn } from './branches.ts';
import { calls } from './calls.ts';
import { composites } from './composites.ts';
import { declarations } from './declarations.ts';
import { exportsOf } from './exports.ts';
import { functions } from './functions.ts';
import { imports, packageOf } from './imports.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { operators } from './operators.ts';
import { statements } from './statements.ts';
import { types } from './types.ts';

/** The outline of one Go file. Types come first: methods may stand above the type that they belong to. */
export function readGo(tree: LightTree, text: string, language: Language): Outline {
  const outline = draftOutline(language, text.length);
  const reader = createReader(text, outline, handlers);
  const declared = tree.root.children.filter(({ type }) => type === 'type_declaration');
  visit(reader, declared);
  visit(
    reader,
    tree.root.children.filter((node) => !declared.includes(node)),
  );
  outline.exports.push(...exportsOf(outline));
  outline.directives.push(...directivesIn(text, tree.comments), ...routeDirectivesIn(text, tree.comments));
  const branches = branchesIn(tree.root, text, outline.functions);
  return { ...outline, package: packageOf(text), ...(branches && { branches }) };
}

const handlers = new Map(
  Object.entries({
    ...assignments,
    ...calls,
    ...composites,
    ...declarations,
    ...functions,
    ...imports,
    ...literals,
    ...names,
    ...operators,
    ...statements,
    ...types,
  }),
);
