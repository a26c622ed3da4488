import { languageOf } from './discovery/language-of.ts';
import type { Workspace } from './engine.ts';
import type { FileFacts } from './extractors/extractor.ts';
import type { ImportResolver } from './linking/resolve-import.ts';
import type { SourceText } from './read-facts.ts';
import type { ReadWorkspace } from './read-workspace.ts';
import { type KnownFile, readAgain } from './source-book.ts';

/** Files that were read again because they changed. */
export type ChangedFiles = readonly (readonly [path: string, was: KnownFile, is: KnownFile])[];

/** What changed in a workspace of the same files; undefined where files came or went. */
export function changedFiles({ files }: Workspace, { book }: ReadWorkspace): ChangedFiles | undefined {
  if (files.length !== book.size) return undefined;
  const changed: (readonly [string, KnownFile, KnownFile])[] = [];
  for (let at = 0; at < files.length; at++) {
    const file = files[at];
    const was = book.valueAt(at);
    if (file === undefined || was === undefined || book.keyAt(at) !== file.path) return undefined;
    const is = readAgain(was, file);
    if (is !== was) changed.push([file.path, was, is]);
  }
  return changed;
}

/**
 * A workspace in which only code was edited that leads to the same files as before: then the same files are read in the
 * same order, and all but those is known. Undefined where that is not sure.
 */
export function readChanged(
  before: ReadWorkspace,
  changed: ChangedFiles,
  factsOf: (source: SourceText) => FileFacts,
  keyOf: (source: SourceText) => string,
): ReadWorkspace | undefined {
  const { imports } = before;
  const sources = new Map<string, SourceText>();
  const facts = new Map<string, FileFacts>();
  const keys = new Map<string, string>();
  let { bytes } = before;
  for (const [path, was, is] of changed) {
    // Only the time of the file is another one.
    if (was.source === is.source && was.skipped === is.skipped) continue;
    if (was.source === undefined || is.source === undefined) return undefined;
    if (languageOf(path) === undefined || was.source.role !== is.source.role) return undefined;
    if (was.source.promising !== is.source.promising) return undefined;
    sources.set(path, is.source);
    bytes += is.source.text.length - was.source.text.length;
    const known = before.facts.get(path);
    if (known === undefined) continue;
    const now = factsOf(is.source);
    if (imports === undefined || !leadsAlike(imports.resolver, known, now)) return undefined;
    facts.set(path, now);
    keys.set(path, keyOf(is.source));
  }
  return {
    ...before,
    book: before.book.with(changed.map(([path, , is]) => [path, is])),
    sources: before.sources.with(sources),
    facts: before.facts.with(facts),
    keys: before.keys.with(keys),
    bytes,
  };
}

/** These decide which files are read, or what imports mean. */
const decisive: ReadonlySet<string> = new Set(['manifest', 'path-alias', 'plan', 'functions']);

function leadsAlike(imports: ImportResolver, was: FileFacts, is: FileFacts): boolean {
  if ([...was.facts, ...is.facts].some(({ kind }) => decisive.has(kind))) return false;
  if (was.outline === undefined || is.outline === undefined) return false;
  const [before, now] = [imports.importedBy(was.file, was.outline), imports.importedBy(is.file, is.outline)];
  return before.length === now.length && before.every((file, at) => file === now[at]);
}
