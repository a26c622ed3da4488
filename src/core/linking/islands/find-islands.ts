import type { FileFacts } from '../../extractors/extractor.ts';
import { FixedMap } from '../../model/fixed-map.ts';
import type { Language } from '../../syntax/outline.ts';
import type { PackedOutline } from '../../syntax/packed-outline.ts';
import type { ImportResolver } from '../resolve-import.ts';
import { type Projects, projectsIn } from './projects-in.ts';

/** Files by path, in the order in which they were read. */
export type Files = ReadonlyMap<string, FileFacts>;

/**
 * Parts of a workspace between which no name leads from file to file, however far it is followed. What one of them says
 * means the same whatever the others say, so each is linked alone, and again only when something in it changes.
 */
export function findIslands(files: Files, imports: ImportResolver): readonly Files[] {
  const projects = projectsIn(files);
  for (const { file, outline } of files.values()) if (outline !== undefined) bindNames(projects, file, outline);
  for (const { file, outline } of files.values())
    if (outline !== undefined) bindImports(projects, imports, file, outline);
  const islands = new Map<string, Map<string, FileFacts>>();
  for (const [file, { outline }] of files)
    if (outline !== undefined && !islands.has(projects.islandOf(file))) islands.set(projects.islandOf(file), new Map());
  // Contracts and manifests alone make a workspace too.
  if (islands.size === 0) islands.set('', new Map());
  for (const [file, facts] of files) {
    const own = islands.get(projects.islandOf(file));
    const isOwn = own !== undefined && (facts.outline !== undefined || !speaksToAll(facts));
    for (const island of isOwn ? [own] : islands.values()) island.set(file, facts);
  }
  return [...islands.values()];
}

/** What islands were found in, so that they are found again where nothing changed that ties files together. */
export interface FoundIslands {
  readonly files: Files;
  readonly imports: ImportResolver;
  readonly islands: readonly Files[];
}

/** The islands of another time with what changed in them; found anew only where something may belong elsewhere. */
export function islandsAgain(before: FoundIslands | undefined, files: Files, imports: ImportResolver): FoundIslands {
  const changed = before?.imports === imports ? changesBetween(before.files, files) : undefined;
  const isKnown = changed?.every(({ was, is }) => isTiedAlike(imports, was, is)) === true;
  if (before === undefined || changed === undefined || !isKnown)
    return { files, imports, islands: findIslands(files, imports) };
  return { files, imports, islands: before.islands.map((island) => withChanges(island, changed)) };
}

interface Change {
  readonly was: FileFacts;
  readonly is: FileFacts;
}

/** Undefined where other files were read, or in another order. */
function changesBetween(before: Files, now: Files): readonly Change[] | undefined {
  if (now instanceof FixedMap && now.hasKeysOf(before)) return now.changesSince(before);
  if (before.size !== now.size) return undefined;
  const changes: Change[] = [];
  const known = before.entries();
  for (const [file, is] of now) {
    const [name, was] = known.next().value ?? [];
    if (name !== file || was === undefined) return undefined;
    if (was !== is) changes.push({ was, is });
  }
  return changes;
}

/** Manifests are tied alike for certain: an import resolver is another one as soon as one of them is. */
function isTiedAlike(imports: ImportResolver, was: FileFacts, is: FileFacts): boolean {
  const [before, now] = [was.outline, is.outline];
  if (speaksToAll(was) !== speaksToAll(is)) return false;
  if (before === undefined || now === undefined) return before === now;
  return (
    before.language === now.language &&
    before.package === now.package &&
    isSameList(imports.importedBy(was.file, before), imports.importedBy(is.file, now)) &&
    (!packaged.has(now.language) || isSameList(packagesIn(before), packagesIn(now)))
  );
}

function packagesIn({ imports }: PackedOutline): readonly string[] {
  return imports.map(({ from }) => folderIn(from));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

function withChanges(island: Files, changes: readonly Change[]): Files {
  const own = changes.filter(({ was }) => island.get(was.file) === was);
  if (own.length === 0) return island;
  const next = new Map(island);
  for (const { is } of own) next.set(is.file, is);
  return next;
}

/** What code of any project may be held against, or be made of. */
function speaksToAll({ facts }: FileFacts): boolean {
  return facts.some(
    (fact) =>
      fact.kind === 'contract' ||
      fact.kind === 'manifest' ||
      (fact.kind === 'functions' && fact.apart === true) ||
      (fact.kind === 'settings' && fact.servedTo !== undefined),
  );
}

/** Languages in which names of one file are seen in others without an import that says where they stand. */
const seenEverywhere: ReadonlySet<Language> = new Set<Language>(['csharp', 'php', 'ruby', 'rust']);
/** Languages that import by the names of packages, whatever folder those lie in. */
const packaged: ReadonlySet<Language> = new Set<Language>(['java', 'kotlin']);

function bindNames(projects: Projects, file: string, outline: PackedOutline): void {
  if (seenEverywhere.has(outline.language)) projects.bind(file, `language ${outline.language}`);
  if (packaged.has(outline.language)) projects.bind(file, packageNode(outline.package ?? ''));
}

function bindImports(projects: Projects, imports: ImportResolver, file: string, outline: PackedOutline): void {
  for (const target of imports.importedBy(file, outline)) projects.bind(file, projects.nodeOf(target));
  if (!packaged.has(outline.language)) return;
  for (const name of packagesIn(outline)) projects.bindKnown(file, packageNode(name));
}

function packageNode(name: string): string {
  return `package ${name}`;
}

/** `a.b` of `a.b.Outer.Inner`: packages are written small, types are not. */
function folderIn(from: string): string {
  return from.replace(/(?:\.[A-Z]\w*)+$/, '');
}
