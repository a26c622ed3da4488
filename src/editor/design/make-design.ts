import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { draftHome } from './brief-home.ts';

/** Designs the brief that is open as a form and shows what came of it. */
export async function makeDesign({ designs, designPanel }: Architect): Promise<void> {
  const location = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Designing a backend') };
  const designed = await vscode.window.withProgress(location, () => designs.design());
  if (designed !== undefined) designPanel.show();
  else if (designs.state.run.kind === 'failed') await vscode.window.showWarningMessage(designs.state.run.message);
}

/** An earlier design: its brief comes back, and with it the design that it gives. */
export async function reopenDesign(architect: Architect, id: string): Promise<void> {
  const entry = architect.designs.entry(id);
  if (entry === undefined) return;
  if (architect.designs.home?.read() !== entry.text) {
    const note = vscode.l10n.t('This is the brief of an earlier design. The file it came from is left as it is.');
    await architect.designs.open(draftHome(entry.text), note);
  }
  await makeDesign(architect);
}
