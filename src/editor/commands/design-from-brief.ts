import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { draftHome } from '../design/brief-home.ts';
import { briefTemplates, templateText } from '../design/brief-templates.ts';
import { makeDesign } from '../design/make-design.ts';
import { briefInEditor, chooseBrief, openDocument, showBriefText } from '../design/open-brief.ts';
import { prefix } from '../names.ts';
import type { Command } from './command.ts';

/** Designs the brief that is open; without one it begins a brief. */
export const designFromBrief: Command = {
  id: 'designFromBrief',
  doing: 'design from the brief',
  run: async (architect) => {
    const brief = briefInEditor();
    if (brief === undefined) return beginBrief(architect);
    await openDocument(architect, brief);
    return makeDesign(architect);
  },
};

/** A template becomes a text that is not saved, and the same as a form in the sidebar. */
async function beginBrief(architect: Architect): Promise<void> {
  const { context, designs } = architect;
  const templates = await briefTemplates(context.extensionUri);
  const file = { label: `$(folder-opened) ${vscode.l10n.t('A brief in this workspace…')}`, id: undefined };
  const items = [...templates.map(({ id, title, about }) => ({ label: title, detail: about, id })), file];
  const placeHolder = vscode.l10n.t('No brief is open. Begin with which template?');
  const picked = await vscode.window.showQuickPick<{ label: string; id: string | undefined }>(items, { placeHolder });
  if (picked === undefined) return;
  if (picked.id === undefined) await chooseBrief(architect);
  else {
    await designs.open(draftHome(await templateText(context.extensionUri, picked.id)));
    await showBriefText(architect);
  }
  if (designs.home !== undefined) await vscode.commands.executeCommand(`${prefix}.design.focus`);
}
