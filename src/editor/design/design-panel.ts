import * as vscode from 'vscode';
import type { ViewToHost } from '../../protocol/view-to-host.ts';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import type { Message, Page } from '../page.ts';
import { handleViewMessage } from '../view-messages.ts';
import { isDocumentHome } from './document-home.ts';
import { makeDesign, reopenDesign } from './make-design.ts';
import { showBriefText } from './open-brief.ts';
import { writeDesign } from './write-design.ts';

export const designPanelType = 'backendArchitect.designed';

/** The panel of the last design: the same page as that of a review, with what a design says beside. */
export interface DesignPanel {
  show(): void;
  /** Takes over a panel that outlived a reload of the window. */
  adopt(panel: vscode.WebviewPanel): void;
}

export function createDesignPanel(architect: () => Architect): DesignPanel {
  let shown: vscode.WebviewPanel | undefined;
  let page: Page | undefined;

  const send = () => {
    const { designed } = architect().designs;
    if (designed === undefined) return;
    const { answer, at } = designed;
    if (shown !== undefined) shown.title = vscode.l10n.t('Design: {0}', answer.name);
    page?.send({ type: 'review', review: answer.review, at, design: answer.page });
  };
  const receive = async (message: ViewToHost) => {
    if (message.type === 'ready') return ready(architect(), send);
    return answer(message, architect(), (reply) => page?.send(reply));
  };
  const fill = async ({ webview }: vscode.WebviewPanel) => {
    const { connectPage } = await import('../page.ts');
    page = connectPage(architect(), { page: 'review', title: productName, webview, receive });
  };
  const icon = (theme: 'light' | 'dark') =>
    vscode.Uri.joinPath(architect().context.extensionUri, 'media', `panel-${theme}.svg`);
  const adopt = (panel: vscode.WebviewPanel) => {
    shown?.dispose();
    shown = panel;
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    void fill(panel);
    const stop = architect().designs.onChange((change) => {
      if (change === 'designed') send();
    });
    panel.onDidDispose(() => {
      stop();
      if (shown === panel) shown = page = undefined;
    });
  };

  return {
    show: () => {
      const title = vscode.l10n.t('Design');
      if (shown === undefined)
        adopt(vscode.window.createWebviewPanel(designPanelType, title, vscode.ViewColumn.Active));
      else shown.reveal();
    },
    adopt,
  };
}

/** After a reload of the window the design is made again from the brief that was kept. */
async function ready(architect: Architect, send: () => void): Promise<void> {
  const { designs } = architect;
  await designs.restore();
  const [last] = designs.state.history;
  if (designs.designed !== undefined) send();
  else if (last !== undefined) await reopenDesign(architect, last.id);
}

/** What a review would do to code, a design does to its brief. */
function answer(
  message: Exclude<ViewToHost, { readonly type: 'ready' }>,
  architect: Architect,
  reply: (message: Message) => unknown,
): unknown {
  if (message.type === 'open') return openPlace(architect, message.line);
  if (message.type === 'export') return writeDesign(architect);
  if (message.type === 'review') return makeDesign(architect);
  return handleViewMessage(message, architect, reply);
}

/** Places of a design stand in its brief, which may be another one than the form shows now. */
async function openPlace(architect: Architect, line: number): Promise<void> {
  const home = architect.designs.designed?.home;
  if (home === architect.designs.home || !isDocumentHome(home)) return showBriefText(architect, line);
  const document = await vscode.workspace.openTextDocument(home.uri);
  const at = new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  return undefined;
}
