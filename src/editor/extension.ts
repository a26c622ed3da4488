import * as vscode from 'vscode';
import { startEngine } from '../worker/client.ts';
import { openDesigner } from '../worker/design-client.ts';
import { registerAgentTools } from './agents/agent-tools.ts';
import { registerMcpServer } from './agents/mcp-server.ts';
import type { Architect } from './architect.ts';
import { registerChat } from './chat/register-chat.ts';
import { commands } from './commands/registry.ts';
import { registerBriefLanguage } from './design/brief-language.ts';
import { designMemory } from './design/design-memory.ts';
import { createDesignPanel, designPanelType } from './design/design-panel.ts';
import { createDesignSession } from './design/design-session.ts';
import { watchBrief } from './design/watch-brief.ts';
import { registerCodeActions } from './features/code-actions.ts';
import { createFreshCode } from './features/fresh-code.ts';
import { registerFreshCodeLens } from './features/fresh-code-lens.ts';
import { registerFreshCodeNotice } from './features/fresh-code-notice.ts';
import { watchFreshCode } from './features/fresh-code-watch.ts';
import { createFreshElements } from './features/fresh-elements.ts';
import { registerReviewOnSave } from './features/review-on-save.ts';
import { registerRulePages } from './features/rule-pages.ts';
import { registerStatusBar } from './features/status-bar.ts';
import { watchFreshElements } from './features/watch-fresh-elements.ts';
import { registerDiagnostics } from './findings/diagnostics.ts';
import { createFindingBook } from './findings/finding-book.ts';
import { registerFindingsTree } from './findings/findings-tree.ts';
import { createFindingsView } from './findings/findings-view.ts';
import { watchFindings } from './findings/watch-findings.ts';
import { createGuard } from './guard.ts';
import { registerArchitectureTree } from './landscape/architecture-tree.ts';
import { registerLandscapeHover } from './landscape/landscape-hover.ts';
import { registerLandscapeLens } from './landscape/landscape-lens.ts';
import { memoryFile } from './memory-file.ts';
import { createInquiry } from './model/inquiry.ts';
import { prefix, productName } from './names.ts';
import { createReviewPanel, panelType } from './panel/review-panel.ts';
import { readBaselineFile } from './read-baseline-file.ts';
import { createSession } from './session.ts';
import { registerDesignView } from './sidebar/design-view.ts';

let close: (() => Promise<void>) | undefined;

/** The editor waits for this, and not for what is disposed of: the last review is kept before the window is gone. */
export async function deactivate(): Promise<void> {
  await close?.();
}

/** Only registers. The engine's thread, the last review and the pages come when somebody first needs them. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel(productName, { log: true });
  const session = createSession({
    startEngine: () => startEngine({ git: vscode.workspace.isTrusted, cache: context.storageUri?.fsPath }),
    ...memoryFile(context.storageUri?.fsPath, (message) => log.warn(message)),
    notice: (message) => log.warn(message),
    baseline: readBaselineFile,
    now: () => new Date(),
  });
  const architect: Architect = {
    context,
    log,
    guard: createGuard(log),
    session,
    inquiry: createInquiry(),
    panel: createReviewPanel(() => architect),
    freshCode: createFreshCode(),
    freshElements: createFreshElements(),
    findings: createFindingBook(),
    findingsView: createFindingsView(),
    designs: createDesignSession({ openDesigner, ...designMemory(context.workspaceState), now: () => new Date() }),
    designPanel: createDesignPanel(() => architect),
  };
  const diagnostics = registerDiagnostics(architect);
  close = async () => void (await Promise.all([session.close(), architect.designs.close()]));
  const architectureTree = registerArchitectureTree(architect);
  architect.architectureTree = architectureTree;
  context.subscriptions.push(
    log,
    ...registerCommands(architect),
    ...registerPanelSerializers(architect),
    registerDesignView(architect),
    watchFindings(architect),
    registerFindingsTree(architect),
    architectureTree,
    registerLandscapeLens(architect),
    registerLandscapeHover(architect),
    registerStatusBar(architect),
    registerAgentTools(architect),
    registerMcpServer(architect),
    registerChat(architect),
    registerRulePages(),
    watchBrief(architect),
    registerBriefLanguage(architect),
    watchFreshCode(architect),
    watchFreshElements(architect),
    registerFreshCodeLens(architect),
    registerFreshCodeNotice(architect),
    registerReviewOnSave(architect),
    diagnostics,
    registerCodeActions(architect, diagnostics),
  );
}

function registerCommands(architect: Architect): vscode.Disposable[] {
  return commands.map(({ id, doing, run }) => {
    const guarded = architect.guard(doing, (...args: readonly unknown[]) => run(architect, ...args));
    return vscode.commands.registerCommand(`${prefix}.${id}`, guarded);
  });
}

/** What the pages showed they keep themselves; the review comes from the session, and a design from its brief. */
function registerPanelSerializers({ panel, designPanel }: Architect): vscode.Disposable[] {
  return [
    vscode.window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: async (restored) => panel.adopt(restored),
    }),
    vscode.window.registerWebviewPanelSerializer(designPanelType, {
      deserializeWebviewPanel: async (restored) => designPanel.adopt(restored),
    }),
  ];
}
