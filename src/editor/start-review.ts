import path from 'node:path';
import * as vscode from 'vscode';
import type { ReviewScope } from '../core/review/review.ts';
import type { Run } from '../protocol/host-to-view.ts';
import type { Architect } from './architect.ts';
import { settleReviewed } from './features/settle-reviewed.ts';
import { productName } from './names.ts';
import type { Outcome, Reviewed } from './reviewed.ts';
import type { Session } from './session.ts';
import { chooseFolder } from './workspace-folder.ts';

interface Wanted {
  /** The file it starts from; without one the whole workspace is meant. */
  readonly file?: vscode.Uri | undefined;
  /** Built when the folder is known, because scopes name files below it. */
  scope(relativeFile: string): ReviewScope;
}

/** Runs a review that a person asked for: visible, cancellable, and with a word at the end when there is none. */
export async function startReview(architect: Architect, wanted: Wanted): Promise<Reviewed | undefined> {
  const { session } = architect;
  const folder = await chooseFolder(wanted.file);
  if (folder.kind === 'obstacle') return void (await vscode.window.showInformationMessage(folder.message));
  if (folder.kind === 'dismissed') return undefined;
  const scope = wanted.scope(relativeTo(folder.path, wanted.file));
  const outcome = await withProgress(session, () => session.review({ folder: folder.path, scope }));
  if (outcome.kind === 'failed') await vscode.window.showWarningMessage(outcome.message);
  if (outcome.kind !== 'done') return undefined;
  settleReviewed(architect, folder.path, scope);
  return outcome.reviewed;
}

function relativeTo(folder: string, file: vscode.Uri | undefined): string {
  return file === undefined ? '' : path.relative(folder, file.fsPath).split(path.sep).join('/');
}

function withProgress(session: Session, work: () => Promise<Outcome>): Thenable<Outcome> {
  const options = { location: vscode.ProgressLocation.Notification, title: productName, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const stop = session.onChange(() => progress.report(report(session.run)));
    token.onCancellationRequested(session.cancel);
    return work().finally(stop);
  });
}

function report(run: Run): { message?: string } {
  return run.kind === 'running' ? { message: progressText(run) } : {};
}

/** `reading 31 of 128`. */
export function progressText(run: Extract<Run, { readonly kind: 'running' }>): string {
  if (run.stage === 'list') return vscode.l10n.t('listing files');
  if (run.stage === 'link') return vscode.l10n.t('joining routes and tables');
  if (run.stage === 'review') return vscode.l10n.t('checking the rules');
  return run.total > 0 ? vscode.l10n.t('reading {0} of {1}', run.done, run.total) : vscode.l10n.t('reading');
}
