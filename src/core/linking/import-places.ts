import { languageOf } from '../discovery/language-of.ts';
import { settledList } from '../model/settled-list.ts';
import { folderOf } from '../model/workspace-path.ts';
import { importRules } from './import-rules.ts';
import type { ImportGround, ImportRules, ImportTarget, ImportWorkspace } from './resolve-import.ts';
import { javascriptImports } from './resolve-javascript-import.ts';
import { folderSum, pathSum, TriedPaths } from './tried-paths.ts';

export type IsMeant = (file: string) => boolean;

/** Where the same specifiers mean the same: files of one folder and one language share what they were told. */
export interface ImportPlace {
  readonly rules: ImportRules;
  /** One of the files that ask here. */
  readonly from: string;
  readonly targets: Map<string, ImportTarget>;
  readonly folders: Map<IsMeant, string | undefined>;
  /** Not all of its answers are remembered. */
  isPartial: boolean;
  /** All paths that the answers hang on. */
  readonly tried: TriedPaths;
}

export type ImportPlaces = Map<string, ImportPlace>;

export function placeIn(places: ImportPlaces, from: string): ImportPlace {
  const key = placeKey(from);
  const place = places.get(key) ?? emptyPlace(from);
  places.set(key, place);
  return place;
}

function placeKey(from: string): string {
  return `${languageOf(from)} ${rulesOf(from).byFile === true ? from : folderOf(from)}`;
}

function rulesOf(file: string): ImportRules {
  const language = languageOf(file);
  return (language === undefined ? undefined : importRules[language]) ?? javascriptImports;
}

function emptyPlace(from: string): ImportPlace {
  return {
    rules: rulesOf(from),
    from,
    targets: new Map(),
    folders: new Map(),
    isPartial: false,
    tried: new TriedPaths(),
  };
}

/** What its answers hang on is kept, so that it is known which of them others may not go on with. */
export function forgetAnswers(place: ImportPlace): void {
  if (place.targets.size + place.folders.size === 0) return;
  place.isPartial = true;
  place.targets.clear();
  place.folders.clear();
}

/** Answers what is asked at places, and notes what it looks for on the way. */
export interface PlaceReader {
  target(place: ImportPlace, specifier: string): ImportTarget;
  folder(place: ImportPlace, isMeant: IsMeant): string | undefined;
}

export function readPlaces({ files, aliases, packages }: ImportGround): PlaceReader {
  const byFolder = foldersOf(files);
  const over = ({ tried }: ImportPlace): ImportWorkspace => ({
    exists: (path) => {
      tried.add(path);
      return files.has(path);
    },
    firstIn: (folder, isMeant) => {
      tried.addFolder(folder);
      return byFolder().get(folder)?.find(isMeant);
    },
    aliases,
    packages,
  });
  return {
    target: (place, specifier) => {
      const known = place.targets.get(specifier);
      if (known !== undefined) return known;
      const { rules, from, targets } = place;
      const file = rules.fileOf(over(place), from, specifier);
      const target: ImportTarget = file === undefined ? packageAt(rules.packageOf(specifier)) : { kind: 'file', file };
      targets.set(specifier, target);
      return target;
    },
    folder: (place, isMeant) => {
      const { from, folders } = place;
      if (folders.has(isMeant)) return folders.get(isMeant);
      const { firstIn } = over(place);
      const found = foldersAround(from).find((folder) => firstIn(folder, isMeant) !== undefined);
      folders.set(isMeant, found);
      return found;
    },
  };
}

function packageAt({ name, path }: ReturnType<ImportRules['packageOf']>): ImportTarget {
  return path === undefined ? { kind: 'package', name } : { kind: 'package', name, path: settledList(path) };
}

function foldersAround(file: string): readonly string[] {
  const found = [folderOf(file)];
  for (let at = found[0]; at !== undefined && at !== ''; at = found.at(-1)) found.push(folderOf(at));
  return found;
}

/** Files by folder, sorted; most workspaces never ask. */
function foldersOf(files: ImportGround['files']): () => ReadonlyMap<string, readonly string[]> {
  let known: Map<string, string[]> | undefined;
  return () => {
    if (known !== undefined) return known;
    known = new Map();
    for (const file of [...files.keys()].sort()) {
      const list = known.get(folderOf(file));
      if (list === undefined) known.set(folderOf(file), [file]);
      else list.push(file);
    }
    return known;
  };
}

/** Places as they answer over other files, by those of before. */
export interface PlacesAgain {
  readonly places: ImportPlaces;
  /** Where nothing that was looked for came or went. */
  readonly kept: ReadonlyMap<ImportPlace, ImportPlace>;
  /** Where something that was asked has another answer now, or may have. */
  readonly others: ReadonlySet<ImportPlace>;
}

/**
 * What places say over other files: what looked for none of the paths that came or went says the same, and the rest is
 * asked again. `paths` is undefined where everything may have another answer.
 */
export function placesAgain(
  before: ImportPlaces,
  ground: ImportGround,
  paths: readonly string[] | undefined,
): PlacesAgain {
  const reader = readPlaces(ground);
  const sums = paths?.flatMap((path) => [pathSum(path), folderSum(folderOf(path))]);
  const gone = new Set(paths?.filter((path) => !ground.files.has(path)));
  const places: ImportPlaces = new Map();
  const kept = new Map<ImportPlace, ImportPlace>();
  const others = new Set<ImportPlace>();
  for (const [key, place] of before) {
    if (place.rules.byFile === true && gone.has(place.from)) continue;
    const isKept = sums?.some((sum) => place.tried.holds(sum)) === false;
    const now = isKept ? copyOf(place) : emptyPlace(place.from);
    places.set(key, now);
    if (isKept) kept.set(place, now);
    else if (!isAnsweredAlike(reader, place, now)) others.add(place);
  }
  return { places, kept, others };
}

/** Each is asked on from here by another resolver. */
function copyOf({ targets, folders, tried, ...place }: ImportPlace): ImportPlace {
  return { ...place, targets: new Map(targets), folders: new Map(folders), tried: tried.copy() };
}

function isAnsweredAlike(reader: PlaceReader, was: ImportPlace, is: ImportPlace): boolean {
  let isAlike = !was.isPartial;
  for (const [specifier, target] of was.targets)
    if (isSame(reader.target(is, specifier), target)) is.targets.set(specifier, target);
    else isAlike = false;
  for (const [isMeant, folder] of was.folders) isAlike = reader.folder(is, isMeant) === folder && isAlike;
  return isAlike;
}

/** To which package something belongs is told by its name alone. */
function isSame(one: ImportTarget, other: ImportTarget): boolean {
  if (one.kind === 'file') return other.kind === 'file' && one.file === other.file;
  return other.kind === 'package';
}
