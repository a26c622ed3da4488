import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { relativePath } from '../relative-path.ts';
import { type LandscapeMark, landscapeMarks } from './landscape-marks.ts';

/** Marks of an open document, by what the last review of its folder knows; nothing is read for it. */
export function documentMarks({ session }: Architect, document: vscode.TextDocument): LandscapeMark[] {
  const { last } = session.memory;
  const { uri } = document;
  if (last === undefined || uri.scheme !== 'file') return [];
  if (vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath !== last.folder) return [];
  return landscapeMarks(last.landscape, relativePath(uri), document.getText().split(/\r?\n/));
}
