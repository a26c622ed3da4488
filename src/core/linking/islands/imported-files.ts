import type { Outline, Value } from '../../syntax/outline.ts';
import type { ImportResolver } from '../resolve-import.ts';

/** Answers of the resolver that lives now: paths and aliases are the same as long as it does. */
const known = new WeakMap<ImportResolver, WeakMap<Outline, readonly string[]>>();

/** Files that a file names as where its imports, and what it hands on, come from. */
export function importedFiles(imports: ImportResolver, file: string, outline: Outline): readonly string[] {
  const answers = known.get(imports) ?? new WeakMap<Outline, readonly string[]>();
  known.set(imports, answers);
  const hit = answers.get(outline);
  if (hit !== undefined) return hit;
  const found = findImported(imports, file, outline);
  answers.set(outline, found);
  return found;
}

function findImported(imports: ImportResolver, file: string, outline: Outline): readonly string[] {
  const modules = outline.imports.flatMap(({ from, name }) =>
    name === undefined ? [] : (imports.inside(file, from, name) ?? []),
  );
  const files = specifiersOf(outline).flatMap((specifier) => {
    const target = imports.resolve(file, specifier);
    return target.kind === 'file' ? [target.file] : [];
  });
  return [...new Set([...files, ...modules])];
}

function specifiersOf({ imports, exports, bindings, calls }: Outline): readonly string[] {
  const required = (value: Value): readonly string[] => (value.kind === 'require' ? [value.from] : []);
  return [
    ...imports.map(({ from }) => from),
    ...exports.flatMap(({ from }) => from ?? []),
    ...bindings.flatMap(({ value }) => required(value)),
    ...calls.flatMap(({ args }) => args.flatMap(required)),
  ];
}
