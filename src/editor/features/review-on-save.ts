import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { relativePath } from '../relative-path.ts';
import { isOn } from '../settings.ts';
import { isWrittenByTools } from '../written-by-tools.ts';
import { createBatch } from './batch.ts';

const pause = 400;

/** More files at once change by a pull or a switch, which also changes what nobody watches. */
const few = 20;

/** What the engine reads: code, schemas, contracts and what runs them. */
const endings =
  'js,jsx,ts,tsx,cjs,cts,mjs,mts,java,kt,kts,go,rs,php,py,rb,cs,sql,prisma,graphql,proto,yml,yaml,json,toml,xml,properties,gradle,mod,conf,tf';
/** Braces within braces are none to the editor: such a pattern matches nothing. */
const readFiles = `**/{${endings
  .split(',')
  .map((ending) => `*.${ending}`)
  .join(',')},Dockerfile}`;

/**
 * Keeps a review that was made in this window up to date, when a file is saved and when files change from outside, as
 * by a pull. It never starts the first one, and it makes no noise.
 */
export function registerReviewOnSave({ session, guard }: Architect): vscode.Disposable {
  /** Since the folder was read last, so that nothing else need be looked at. */
  const changed = new Set<string>();
  const refresh = guard('refresh the review', async () => {
    const { last } = session.memory;
    if (last === undefined || !session.warm) return;
    // The run that is under way may have read the file before it changed.
    if (session.run.kind === 'running') return batch.ask();
    const paths = [...changed];
    // What changes from here on may be read or not, so it counts for the next time.
    changed.clear();
    const watched = paths.length > few ? {} : { changed: paths };
    const outcome = await session.review({ folder: last.folder, scope: last.review.scope, quiet: true, ...watched });
    if (outcome.kind !== 'done') for (const path of paths) changed.add(path);
  });
  const batch = createBatch(async () => void (await refresh()), pause);
  const onChange = (uri: vscode.Uri) => {
    const folder = session.memory.last?.folder;
    if (folder === undefined || !session.warm) return;
    if (vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath !== folder) return;
    changed.add(relativePath(uri));
    if (isOn('reviewOnSave') && !isWrittenByTools(relativePath(uri))) batch.ask();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(readFiles);
  return vscode.Disposable.from(
    batch,
    watcher,
    watcher.onDidCreate(onChange),
    watcher.onDidChange(onChange),
    watcher.onDidDelete(onChange),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => onChange(uri)),
  );
}
