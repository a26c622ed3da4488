import * as vscode from 'vscode';
import type { RevealTarget } from '../../protocol/host-to-view.ts';
import type { ViewToHost } from '../../protocol/view-to-host.ts';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import type { Page } from '../page.ts';
import { handleViewMessage } from '../view-messages.ts';
import { createReviewSender } from './review-sender.ts';

export const panelType = 'backendArchitect.review';

/** The panel of the last review; there is at most one. */
export interface ReviewPanel {
  /** Opens it or brings it to the front. Beside keeps the code in sight, and the cursor in the code. */
  show(target?: RevealTarget, where?: 'active' | 'beside'): void;
  /** Takes over a panel that outlived a reload of the window. */
  adopt(panel: vscode.WebviewPanel): void;
  /** Where code opens so that it does not cover the panel. */
  columnBeside(): vscode.ViewColumn;
}

export function createReviewPanel(architect: () => Architect): ReviewPanel {
  let shown: vscode.WebviewPanel | undefined;
  let page: Page | undefined;
  let listening = false;
  let waiting: RevealTarget | undefined;

  const icon = (theme: 'light' | 'dark') =>
    vscode.Uri.joinPath(architect().context.extensionUri, 'media', `panel-${theme}.svg`);
  const sender = createReviewSender((message) => page?.send(message));
  // A page that is hidden begins anew when it is shown: until then it would only drop what it gets.
  const sendReview = () => {
    const { last } = architect().session.memory;
    if (last !== undefined && listening) sender.send(last);
  };
  const sendRun = () => page?.send({ type: 'run', run: architect().session.run });
  const sendAsking = () => page?.send({ type: 'asking', asking: architect().inquiry.asking });
  const sendJudgement = () => page?.send({ type: 'judgement', judgement: architect().inquiry.judgement });
  /** What is meant may be in the review that is on its way. */
  const sendTarget = async () => {
    await sender.sent();
    if (waiting !== undefined && listening) page?.send({ type: 'reveal', target: waiting });
    if (listening) waiting = undefined;
  };
  const receive = async (message: ViewToHost) => {
    if (message.type !== 'ready') return handleViewMessage(message, architect(), (answer) => page?.send(answer));
    listening = true;
    await architect().session.restore();
    sendReview();
    sendRun();
    sendJudgement();
    sendAsking();
    return sendTarget();
  };
  // Loaded here and not above: the schemas of messages are most of what activation would have to build.
  const fill = async ({ webview }: vscode.WebviewPanel) => {
    const { connectPage } = await import('../page.ts');
    page = connectPage(architect(), { page: 'review', title: productName, webview, receive });
  };
  const adopt = (panel: vscode.WebviewPanel) => {
    shown?.dispose();
    shown = panel;
    listening = false;
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    void fill(panel);
    const stop = architect().session.onChange((change) => (change === 'run' ? sendRun() : sendReview()));
    const deaf = architect().inquiry.onChange((change) => (change === 'asking' ? sendAsking() : sendJudgement()));
    // A page that was hidden starts anew, and says so by another `ready`.
    panel.onDidChangeViewState(() => {
      if (panel.visible) return;
      listening = false;
      sender.stop();
    });
    panel.onDidDispose(() => {
      stop();
      deaf();
      sender.stop();
      if (shown === panel) shown = page = undefined;
    });
  };

  return {
    show: (target, where = 'active') => {
      waiting = target;
      const preserveFocus = where === 'beside';
      const viewColumn = preserveFocus ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      const title = vscode.l10n.t('Architecture Review');
      if (shown === undefined) adopt(vscode.window.createWebviewPanel(panelType, title, { viewColumn, preserveFocus }));
      else shown.reveal(undefined, preserveFocus);
      void sendTarget();
    },
    adopt,
    columnBeside: () =>
      // A column by its number: beside what is active there would be one more for every click.
      shown?.visible && shown.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One,
  };
}
