import * as vscode from 'vscode';
import type { Overview } from '../../protocol/overview-schema.ts';
import type { ViewToHost } from '../../protocol/view-to-host.ts';
import type { Architect } from '../architect.ts';
import { prefix, productName } from '../names.ts';
import { handleViewMessage } from '../view-messages.ts';
import { obstacle } from '../workspace-folder.ts';

const topFindings = 5;

/** The page in the sidebar: start a review, watch it, see what the last one said. */
export function registerDesignView(architect: Architect): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(`${prefix}.design`, {
    resolveWebviewView: (view) => resolve(architect, view),
  });
}

async function resolve(architect: Architect, view: vscode.WebviewView): Promise<void> {
  const { connectPage } = await import('../page.ts');
  const { session } = architect;
  const receive = async (message: ViewToHost) => {
    if (message.type !== 'ready') return handleViewMessage(message, architect);
    await session.restore();
    sendOverview();
    return sendRun();
  };
  const page = connectPage(architect, { page: 'sidebar', title: productName, webview: view.webview, receive });
  const sendOverview = () => page.send({ type: 'overview', overview: overviewOf(architect) });
  const sendRun = () => page.send({ type: 'run', run: session.run });
  const stop = session.onChange((change) => (change === 'run' ? sendRun() : sendOverview()));
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(sendOverview);
  view.onDidDispose(() => {
    stop();
    folders.dispose();
  });
}

function overviewOf({ session }: Architect): Overview {
  const { last, history } = session.memory;
  return { obstacle: obstacle(), last: last && lastOf(last), history };
}

function lastOf({ review, at }: NonNullable<Architect['session']['memory']['last']>): Overview['last'] {
  const open = review.findings.filter((finding) => finding.status !== 'suppressed');
  const { project, scope, summary } = review;
  return { project, at, scope, summary, top: open.slice(0, topFindings) };
}
