import * as vscode from 'vscode';
import type { Overview } from '../../protocol/overview-schema.ts';
import type { ViewToHost } from '../../protocol/view-to-host.ts';
import type { Architect } from '../architect.ts';
import { readModelSettings } from '../model/model-settings.ts';
import { prefix, productName } from '../names.ts';
import { handleViewMessage } from '../view-messages.ts';
import { obstacle } from '../workspace-folder.ts';

const topFindings = 5;

/** The page in the sidebar: start a review or a design, watch it, see what the last ones said. */
export function registerDesignView(architect: Architect): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(`${prefix}.design`, {
    resolveWebviewView: (view) => resolve(architect, view),
  });
}

async function resolve(architect: Architect, view: vscode.WebviewView): Promise<void> {
  const { connectPage } = await import('../page.ts');
  const { briefTemplates } = await import('../design/brief-templates.ts');
  const { session, designs, context } = architect;
  const templates = await briefTemplates(context.extensionUri);
  const receive = async (message: ViewToHost) => {
    if (message.type !== 'ready') return handleViewMessage(message, architect, (answer) => page.send(answer));
    await Promise.all([session.restore(), designs.restore()]);
    sendOverview();
    sendDesign();
    return sendRun();
  };
  const page = connectPage(architect, { page: 'sidebar', title: productName, webview: view.webview, receive });
  const sendOverview = () => page.send({ type: 'overview', overview: overviewOf(architect) });
  const sendRun = () => page.send({ type: 'run', run: session.run });
  const sendDesign = () => page.send({ type: 'design', design: { templates, model: modelName(), ...designs.state } });
  const stop = session.onChange((change) => (change === 'run' ? sendRun() : sendOverview()));
  const deaf = designs.onChange(sendDesign);
  const settings = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${prefix}.model`)) sendDesign();
  });
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(sendOverview);
  view.onDidDispose(() => {
    stop();
    deaf();
    settings.dispose();
    folders.dispose();
  });
}

/** The model that a person chose, if one could be asked here. */
function modelName(): string | undefined {
  const read = readModelSettings();
  const isChosen = vscode.workspace.isTrusted && read.ok && read.settings.provider !== 'none';
  return isChosen ? read.settings.name : undefined;
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
