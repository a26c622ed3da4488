import { languageOf } from './discovery/language-of.ts';
import { skipReason } from './discovery/skip-reason.ts';
import type { WorkspaceFile } from './engine.ts';
import { extractors } from './extractors/registry.ts';
import { type SourceText, sourceText } from './read-facts.ts';

/** Files as they were read last. */
export type SourceBook = ReadonlyMap<string, KnownFile>;

/** What a file holds, or why it is not read; neither where it does not matter. */
export interface KnownFile {
  readonly stamp: string | undefined;
  readonly source: SourceText | undefined;
  readonly skipped: string | undefined;
}

/** Reads a file, unless it still bears the stamp that it was read under. */
export function readAgain(before: KnownFile | undefined, file: WorkspaceFile): KnownFile {
  if (before !== undefined && before.stamp !== undefined && before.stamp === file.stamp) return before;
  if (languageOf(file.path) === undefined && !isDocument(file.path)) return nothing(file);
  const tooBig = skipReason(file.path, file.size, undefined);
  if (tooBig !== undefined) return nothing(file, tooBig);
  const read = file.read();
  if (!read.ok) return nothing(file, read.reason);
  const reason = skipReason(file.path, file.size, read.text);
  if (reason !== undefined) return nothing(file, reason);
  const isSame = before?.source?.text === read.text;
  const source = isSame ? before.source : sourceText(file.path, read.text);
  return { stamp: file.stamp, source, skipped: undefined };
}

function nothing({ stamp }: WorkspaceFile, skipped?: string): KnownFile {
  return { stamp, source: undefined, skipped };
}

/** Files of Java projects that say what a module is, by their names. */
const settingsFiles =
  /(?:^|\/)(?:pom\.xml|go\.mod|pyproject\.toml|requirements\.txt|build\.gradle(?:\.kts)?|(?:application|bootstrap)\.properties)$/;

function isDocument(path: string): boolean {
  if (/\.(ya?ml|json|jsonc|sql|prisma)$/i.test(path) || settingsFiles.test(path)) return true;
  return extractors.some(({ files }) => files?.test(path) === true);
}
