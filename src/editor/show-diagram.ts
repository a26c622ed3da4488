import * as vscode from 'vscode';
import type { DiagramView, DrawnDiagram } from '../core/review/review.ts';
import type { Architect } from './architect.ts';
import { startReview } from './start-review.ts';

/** Shows a diagram of the last review; without one there is a review first. */
export async function showDiagram(architect: Architect, view: DiagramView): Promise<void> {
  const { last } = await architect.session.restore();
  const reviewed = last ?? (await startReview(architect, { scope: () => ({ kind: 'workspace' }) }));
  if (reviewed === undefined) return;
  const diagrams = reviewed.review.diagrams.filter((diagram) => diagram.view === view);
  if (diagrams.length === 0) return void (await vscode.window.showInformationMessage(nothingToDraw(view)));
  const diagram = diagrams.length === 1 ? diagrams[0] : await pick(diagrams);
  if (diagram !== undefined) architect.panel.show({ kind: 'diagram', view, title: diagram.title });
}

async function pick(diagrams: readonly DrawnDiagram[]): Promise<DrawnDiagram | undefined> {
  const items = diagrams.map((diagram) => ({ label: diagram.title, diagram }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which diagram?') });
  return picked?.diagram;
}

function nothingToDraw(view: DiagramView): string {
  if (view === 'data') return vscode.l10n.t('No tables were found, so there is no data model to draw.');
  if (view === 'flow') return vscode.l10n.t('No endpoint was found whose request could be followed.');
  return vscode.l10n.t('No services were found, so there is nothing to draw.');
}
