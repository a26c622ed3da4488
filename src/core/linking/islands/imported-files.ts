import type { PackedOutline } from '../../syntax/packed-outline.ts';
import type { ImportResolver } from '../resolve-import.ts';

/** Answers of the resolver that lives now: paths and aliases are the same as long as it does. */
const known = new WeakMap<ImportResolver, WeakMap<PackedOutline, readonly string[]>>();

/** Files that a file names as where its imports, and what it hands on, come from. */
export function importedFiles(imports: ImportResolver, file: string, outline: PackedOutline): readonly string[] {
  const answers = known.get(imports) ?? new WeakMap<PackedOutline, readonly string[]>();
  known.set(imports, answers);
  const hit = answers.get(outline);
  if (hit !== undefined) return hit;
  const found = findImported(imports, file, outline);
  answers.set(outline, found);
  return found;
}

function findImported(imports: ImportResolver, file: string, outline: PackedOutline): readonly string[] {
  const modules = outline.imports.flatMap(({ from, name }) =>
    name === undefined ? [] : (imports.inside(file, from, name) ?? []),
  );
  const files = [...outline.imports.map(({ from }) => from), ...outline.required].flatMap((specifier) => {
    const target = imports.resolve(file, specifier);
    return target.kind === 'file' ? [target.file] : [];
  });
  return [...new Set([...files, ...modules])];
}
