import { type ImportPlace, type ImportPlaces, placeIn, placesAgain, readPlaces } from './import-places.ts';

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
  /** Gives up what it remembers, for one that is kept but hardly asked any more. */
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
  /** Whether something that was asked in a file has another answer now; undefined where nothing has. */
  readonly isRedirected: ((file: string) => boolean) | undefined;
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
  return resolverAt(ground, new Map());
}

function resolverAt(ground: ImportGround, places: ImportPlaces): ImportResolver {
  const reader = readPlaces(ground);
  const byFile = new Map<string, ImportPlace>();
  const placeOf = (from: string): ImportPlace => {
    const place = byFile.get(from) ?? placeIn(places, from);
    byFile.set(from, place);
    return place;
  };
  return {
    resolve: (from, specifier) => reader.target(placeOf(from), specifier),
    inside: (from, specifier, name) => {
      const place = placeOf(from);
      const submodule = place.rules.submodule?.(specifier, name);
      if (submodule === undefined) return undefined;
      const target = reader.target(place, submodule);
      return target.kind === 'file' ? target.file : undefined;
    },
    folderWith: (from, isMeant) => reader.folder(placeOf(from), isMeant),
    forget: () => {
      places.clear();
      byFile.clear();
    },
    again: (now, paths) => {
      const { places: next, isRedirected } = placesAgain(places, now, paths);
      return { resolver: resolverAt(now, next), isRedirected };
    },
  };
}
