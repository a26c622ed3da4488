import type * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { relativePath } from '../relative-path.ts';
import { type LandscapeMark, landscapeMarks } from './landscape-marks.ts';

/** Marks of an open document, by what the last review of its folder knows; nothing is read for it. */
export function documentMarks({ session }: Architect, document: vscode.TextDocument): LandscapeMark[] {
  const { last } = session.memory;
  const file = document.uri.scheme === 'file' && last !== undefined ? relativePath(document.uri) : '';
  if (file === '' || last === undefined || !document.uri.fsPath.startsWith(last.folder)) return [];
  return landscapeMarks(last.landscape, file, document.getText().split(/\r?\n/));
}
