import type { ChangedFile } from '../core/delta/changed-file.ts';
import { changedLines } from '../core/delta/changed-lines.ts';
import { languageOf } from '../core/discovery/language-of.ts';
import { roleOf } from '../core/discovery/role-of.ts';
import { skipReason } from '../core/discovery/skip-reason.ts';
import type { Workspace, WorkspaceFile } from '../core/engine.ts';
import { redact } from '../core/syntax/redact.ts';

/** The lines by which two states of a workspace differ, in files that say something of its architecture. */
export function changedFiles(before: Workspace, after: Workspace): readonly ChangedFile[] {
  const old = new Map(before.files.map((file) => [file.path, file]));
  const now = new Map(after.files.map((file) => [file.path, file]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter(isTold).sort();
  return paths.flatMap((file) => {
    const [was, is] = [old.get(file), now.get(file)];
    if (was === is) return [];
    const [left, right] = [linesOf(was), linesOf(is)];
    const changes = left === undefined || right === undefined ? [] : changedLines(left, right);
    return changes.length === 0 ? [] : [{ file, changes }];
  });
}

const documents = /\.(?:sql|prisma|ya?ml|json|graphql|gql|proto|toml|xml|properties)$/i;
const locks = /(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|poetry\.lock|composer\.lock|Cargo\.lock)$/;

/** Tests and generated files follow the change; they are not it. */
function isTold(file: string): boolean {
  return (languageOf(file) !== undefined || documents.test(file)) && !locks.test(file) && roleOf(file) === 'system';
}

/** None of a file that is not there; undefined where its lines cannot be told. */
function linesOf(file: WorkspaceFile | undefined): readonly string[] | undefined {
  if (file === undefined) return [];
  const read = file.read();
  if (!read.ok || skipReason(file.path, file.size, read.text) !== undefined) return undefined;
  const lines = redact(read.text).split('\n');
  // A secret of several lines is one placeholder: then no line stands where it stood, and none is shown.
  if (lines.length !== read.text.split('\n').length) return undefined;
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
