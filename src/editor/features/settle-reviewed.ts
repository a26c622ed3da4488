import * as vscode from 'vscode';
import type { ReviewScope } from '../../core/review/review.ts';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';

/** What a person had reviewed is not new any more; of a file with a selection the rest still is. */
export function settleReviewed({ freshElements, freshCode }: Architect, folder: string, scope: ReviewScope): void {
  if (scope.kind === 'selection') return;
  const unsaved = unsavedFiles();
  if (scope.kind === 'workspace') {
    freshElements.settle(folder);
    freshCode.settleIn(folder, unsaved);
    return;
  }
  freshElements.settle(folder, scope.files);
  const files = scope.files.map((file) => uriIn(folder, file).fsPath);
  for (const file of files.filter((each) => !unsaved.has(each))) freshCode.settle(file);
}

/** The engine has read them as they were. */
export function unsavedFiles(): ReadonlySet<string> {
  const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty);
  return new Set(unsaved.map((document) => document.uri.fsPath));
}
