import { folderOf } from '../../model/workspace-path.ts';
import { type Files, oncePerScopes } from '../once-per-scopes.ts';
import type { Scope } from '../scope.ts';

export interface ClassPlace {
  readonly file: string;
  readonly cls: number;
}

/** A folder of Go files that share their top-level names. */
export interface GoPackage {
  readonly files: readonly Scope[];
  /** Where each type is declared. */
  readonly types: ReadonlyMap<string, ClassPlace>;
  /** Files that add methods to a type which another file declares. */
  readonly parts: ReadonlyMap<string, readonly ClassPlace[]>;
}

type Packages = ReadonlyMap<string, GoPackage>;

/** The package that a file belongs to: its tests may form another one in the same folder. */
export function packageAround(files: Files, scope: Scope): GoPackage | undefined {
  return packages(files).get(keyOf(scope));
}

function keyOf({ file, outline }: Scope): string {
  return `${folderOf(file)} ${outline.package ?? ''}`;
}

const packages = oncePerScopes(({ scopes }): Packages => {
  const files = new Map<string, Scope[]>();
  for (const scope of scopes.values()) {
    if (scope.outline.language !== 'go') continue;
    const key = keyOf(scope);
    const list = files.get(key);
    if (list === undefined) files.set(key, [scope]);
    else list.push(scope);
  }
  return new Map([...files].map(([key, members]) => [key, packageOf(members)]));
});

function packageOf(files: readonly Scope[]): GoPackage {
  const types = new Map<string, ClassPlace>();
  const parts = new Map<string, ClassPlace[]>();
  for (const { file, outline } of files)
    outline.classes.forEach(({ name, fn, part }, cls) => {
      if (fn !== 0 || name === '') return;
      if (part === true) parts.set(name, [...(parts.get(name) ?? []), { file, cls }]);
      else types.set(name, { file, cls });
    });
  return { files, types, parts };
}
