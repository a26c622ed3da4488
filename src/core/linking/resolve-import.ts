import { settledList } from '../model/settled-list.ts';
import type { PackedOutline } from '../syntax/packed-outline.ts';
import {
  forgetAnswers,
  type ImportPlace,
  type ImportPlaces,
  placeIn,
  placesAgain,
  readPlaces,
} from './import-places.ts';

/** Where an import leads: a file of the workspace, or a package. */
export type ImportTarget =
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'package';
      readonly name: string;
      /** Module within the package, in languages that name it in one word with it: `['orm']` of `sqlalchemy.orm`. */
      readonly path?: readonly string[] | undefined;
    };

export interface PathAlias {
  /** Folder of the configuration file; the alias holds below it. */
  readonly scope: string;
  /** `@app/*` or `@config`. */
  readonly pattern: string;
  /** Workspace-relative targets, `*` for the matched part. */
  readonly targets: readonly string[];
}

export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
}

export interface ImportResolver {
  resolve(from: string, specifier: string): ImportTarget;
  /** The file of a module below the one that is imported from, where a name may be a module: `from app import routes`. */
  inside(from: string, specifier: string, name: string): string | undefined;
  /** The innermost folder around a file that holds another as asked: where its project begins. */
  folderWith(from: string, isMeant: (file: string) => boolean): string | undefined;
  /** Files that a file names as where its imports, and what it hands on, come from. */
  importedBy(file: string, outline: PackedOutline): readonly string[];
  /** Gives up most of what it remembers, for one that is kept but hardly asked any more. */
  forget(): void;
  /**
   * One over another ground, which knows from the start what has the same answers there. `paths`: those that only one of
   * the two has; undefined where aliases or packages differ.
   */
  again(ground: ImportGround, paths: readonly string[] | undefined): ImportsAgain;
}

/** What imports are resolved over. */
export interface ImportGround {
  readonly files: WorkspaceFiles;
  readonly aliases: readonly PathAlias[];
  readonly packages: readonly WorkspacePackage[];
}

export interface ImportsAgain {
  readonly resolver: ImportResolver;
  /** Files in which something was asked that has another answer now, or may have. */
  readonly redirected: ReadonlySet<string>;
}

/** How one language names the modules that it imports. */
export interface ImportRules {
  fileOf(workspace: ImportWorkspace, from: string, specifier: string): string | undefined;
  packageOf(specifier: string): { readonly name: string; readonly path?: readonly string[] };
  /** What a specifier means depends on the file that it stands in, not on its folder alone. */
  readonly byFile?: true;
  /** Specifier of a module below another, where a name that is imported may be a module. */
  submodule?(specifier: string, name: string): string;
}

/** What import rules look at. */
export interface ImportWorkspace {
  exists(path: string): boolean;
  /** The first file of a folder that is as asked, by name. */
  firstIn(folder: string, isMeant: (file: string) => boolean): string | undefined;
  readonly aliases: readonly PathAlias[];
  readonly packages: readonly WorkspacePackage[];
}

/** Paths of a workspace: a map or a set of them. */
export type WorkspaceFiles = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

/** Resolves module specifiers over the files of the workspace, each by the rules of the language that it stands in. */
export function createImportResolver(ground: ImportGround): ImportResolver {
  return resolverAt(ground, { places: new Map(), byFile: new Map(), imported: new Map() });
}

/** What a resolver remembers. */
interface Memory {
  readonly places: ImportPlaces;
  readonly byFile: Map<string, ImportPlace>;
  readonly imported: Map<string, ImportedFiles>;
}

interface ImportedFiles {
  readonly outline: PackedOutline;
  readonly files: readonly string[];
}

function resolverAt(ground: ImportGround, memory: Memory): ImportResolver {
  const { places, byFile, imported } = memory;
  const reader = readPlaces(ground);
  const placeOf = (from: string): ImportPlace => {
    const known = byFile.get(from);
    if (known !== undefined) return known;
    const place = placeIn(places, from);
    byFile.set(from, place);
    return place;
  };
  const resolver: ImportResolver = {
    resolve: (from, specifier) => reader.target(placeOf(from), specifier),
    inside: (from, specifier, name) => {
      const place = placeOf(from);
      const submodule = place.rules.submodule?.(specifier, name);
      if (submodule === undefined) return undefined;
      const target = reader.target(place, submodule);
      return target.kind === 'file' ? target.file : undefined;
    },
    folderWith: (from, isMeant) => reader.folder(placeOf(from), isMeant),
    importedBy: (file, outline) => {
      const known = imported.get(file);
      if (known?.outline === outline) return known.files;
      const files = settledList(findImported(resolver, file, outline));
      imported.set(file, { outline, files });
      return files;
    },
    forget: () => {
      for (const place of places.values()) forgetAnswers(place);
    },
    again: (now, paths) => {
      const { next, redirected } = memoryAgain(memory, now, paths);
      return { resolver: resolverAt(now, next), redirected };
    },
  };
  return resolver;
}

function memoryAgain(
  { places, byFile, imported }: Memory,
  ground: ImportGround,
  paths: readonly string[] | undefined,
): { readonly next: Memory; readonly redirected: ReadonlySet<string> } {
  const again = placesAgain(places, ground, paths);
  const next: Memory = { places: again.places, byFile: new Map(), imported: new Map() };
  const redirected = new Set<string>();
  for (const [file, place] of byFile) {
    if (!ground.files.has(file)) continue;
    const now = again.kept.get(place);
    const known = imported.get(file);
    if (now !== undefined) next.byFile.set(file, now);
    if (now !== undefined && known !== undefined) next.imported.set(file, known);
    if (again.others.has(place)) redirected.add(file);
  }
  return { next, redirected };
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
