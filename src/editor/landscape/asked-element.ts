import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import type { Reviewed } from '../reviewed.ts';
import { documentMarks } from './document-marks.ts';
import type { LandscapeMark } from './landscape-marks.ts';

export interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

/**
 * What a question is about: the argument of a lens or a tree, else what stands at the cursor, else what a person picks.
 * Without a review there is nothing to ask.
 */
export async function askedElement(
  architect: Architect,
  argument: unknown,
  wanted: {
    readonly placeHolder: string;
    candidates(last: Reviewed): readonly Candidate[];
    atCursor(mark: LandscapeMark): string | undefined;
  },
): Promise<{ readonly id: string; readonly last: Reviewed } | undefined> {
  const { last } = await architect.session.restore();
  if (last === undefined) {
    const text = vscode.l10n.t('There is no review yet to answer from. Review the architecture first.');
    return void (await vscode.window.showInformationMessage(text));
  }
  const all = wanted.candidates(last);
  const given = idsOf(argument).filter((id) => all.some((candidate) => candidate.id === id));
  const near = given.length > 0 ? given : elementsAtCursor(architect, wanted.atCursor);
  if (near.length === 1 && near[0] !== undefined) return { id: near[0], last };
  const offered = near.length > 1 ? all.filter(({ id }) => near.includes(id)) : all;
  const options = { placeHolder: wanted.placeHolder, matchOnDescription: true };
  const picked = await vscode.window.showQuickPick([...offered], options);
  return picked && { id: picked.id, last };
}

/** A lens gives an id or several, a tree its node. */
function idsOf(argument: unknown): readonly string[] {
  if (typeof argument === 'string') return [argument];
  if (Array.isArray(argument)) return argument.filter((id) => typeof id === 'string');
  const isNode = typeof argument === 'object' && argument !== null && 'element' in argument;
  return isNode && typeof argument.element === 'string' ? [argument.element] : [];
}

/** Ids of what stands on the line of the cursor. */
export function elementsAtCursor(
  architect: Architect,
  atCursor: (mark: LandscapeMark) => string | undefined,
): readonly string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const { line } = editor.selection.active;
  return documentMarks(architect, editor.document)
    .filter((mark) => mark.line === line)
    .flatMap((mark) => atCursor(mark) ?? []);
}
