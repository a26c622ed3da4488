import path from 'node:path';
import * as vscode from 'vscode';
import type { DesignAnswer } from '../../worker/design-brief.ts';
import { showDesign } from '../features/design-pages.ts';
import { productName } from '../names.ts';
import type { Command } from './command.ts';

/** Designs the brief that is open, shows it, and offers to write its files; without a brief it begins one. */
export const designFromBrief: Command = {
  id: 'designFromBrief',
  doing: 'design from the brief',
  run: async ({ context }) => {
    const brief = openBrief();
    if (brief === undefined) return beginBrief(context.extensionPath);
    // Loaded on demand: a thread is started only for a brief.
    const { designInThread } = await import('../../worker/design-client.ts');
    const title = vscode.l10n.t('Designing {0}', path.basename(brief.fileName));
    const location = { location: vscode.ProgressLocation.Window, title };
    const question = { file: vscode.workspace.asRelativePath(brief.uri), text: brief.getText() };
    const design = await vscode.window.withProgress(location, () => designInThread(question));
    if (!design.designed) return void (await vscode.window.showWarningMessage(firstProblem(design)));
    await showDesign(brief.uri, design.document);
    await offerFiles(brief.uri, design);
  },
};

/** A YAML or JSON text that names resources. */
function openBrief(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const isData = document !== undefined && ['yaml', 'json', 'jsonc', 'plaintext'].includes(document.languageId);
  return isData && /^\s*"?resources"?\s*:/m.test(document.getText()) ? document : undefined;
}

function firstProblem({ problems }: DesignAnswer): string {
  const [first] = problems;
  return first === undefined
    ? vscode.l10n.t('The brief names no resource.')
    : `${first.file}:${first.line} ${first.message}`;
}

async function beginBrief(extension: string): Promise<void> {
  const folder = vscode.Uri.file(path.join(extension, 'examples', 'briefs'));
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const items = entries.map(([name]) => ({ label: path.basename(name, '.yaml').replaceAll('-', ' '), name }));
  const placeHolder = vscode.l10n.t('No brief is open. Begin with which template?');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (picked === undefined) return;
  const content = Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, picked.name))).toString();
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document);
}

async function offerFiles(brief: vscode.Uri, { name, files, problems }: DesignAnswer): Promise<void> {
  const write = vscode.l10n.t('Write Files…');
  const said = vscode.l10n.t('{0} is designed: {1} files.', name, files.length);
  const doubt =
    problems.length === 0
      ? ''
      : ` ${vscode.l10n.t('{0} parts of the brief were not understood; the design begins with them.', problems.length)}`;
  if ((await vscode.window.showInformationMessage(`${said}${doubt}`, write)) !== write) return;
  const target = await folderFor(brief);
  if (target === undefined) return;
  const edit = new vscode.WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: productName };
  for (const file of files) {
    const uri = vscode.Uri.joinPath(target, ...file.path.split('/'));
    edit.createFile(uri, { overwrite: true, contents: Buffer.from(file.text) }, metadata);
  }
  // The editor shows every file before it is written, and takes all of them back at once.
  await vscode.workspace.applyEdit(edit);
}

async function folderFor(brief: vscode.Uri): Promise<vscode.Uri | undefined> {
  const beside =
    brief.scheme === 'file' ? vscode.Uri.joinPath(brief, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const openLabel = vscode.l10n.t('Write the design here');
  const options = {
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel,
    ...(beside === undefined ? {} : { defaultUri: beside }),
  };
  return (await vscode.window.showOpenDialog(options))?.[0];
}
