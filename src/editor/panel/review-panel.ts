import * as vscode from 'vscode';
import type { RevealTarget } from '../../protocol/host-to-view.ts';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import type { Page } from '../page.ts';
import { createPanelTalk } from './panel-talk.ts';

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
  const talk = createPanelTalk(architect, (message) => page?.send(message));
  // Loaded here and not above: the schemas of messages are most of what activation would have to build.
  const fill = async ({ webview }: vscode.WebviewPanel) => {
    const { connectPage } = await import('../page.ts');
    page = connectPage(architect(), { page: 'review', title: productName, webview, receive: talk.receive });
  };
  const adopt = (panel: vscode.WebviewPanel) => {
    shown?.dispose();
    shown = panel;
    talk.pause();
    panel.iconPath = { light: icon(architect(), 'light'), dark: icon(architect(), 'dark') };
    void fill(panel);
    const stop = talk.listen();
    // A page that was hidden starts anew, and says so by another `ready`.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) talk.pause();
    });
    panel.onDidDispose(() => {
      stop();
      if (shown !== panel) return;
      talk.pause();
      shown = page = undefined;
    });
  };
  return {
    show: (target, where = 'active') => {
      const preserveFocus = where === 'beside';
      const viewColumn = preserveFocus ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      const title = vscode.l10n.t('Architecture Review');
      if (shown === undefined) adopt(vscode.window.createWebviewPanel(panelType, title, { viewColumn, preserveFocus }));
      else shown.reveal(undefined, preserveFocus);
      talk.reveal(target);
    },
    adopt,
    columnBeside: () =>
      // A column by its number: beside what is active there would be one more for every click.
      shown?.visible && shown.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One,
  };
}

function icon({ context }: Architect, theme: 'light' | 'dark'): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'media', `panel-${theme}.svg`);
}
