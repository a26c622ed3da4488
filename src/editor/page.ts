import * as vscode from 'vscode';
import { type HostToView, hostToViewSchema } from '../protocol/host-to-view.ts';
import { protocolVersion } from '../protocol/version.ts';
import { type ViewToHost, viewToHostSchema } from '../protocol/view-to-host.ts';
import type { Architect } from './architect.ts';
import { pageHtml } from './page-html.ts';

type WithoutVersion<Message> = Message extends unknown ? Omit<Message, 'v'> : never;

export type Message = WithoutVersion<HostToView>;

/** A page as the rest of the extension sees it. */
export interface Page {
  /** Settled when the page has it, or will never have it. */
  send(message: Message): PromiseLike<unknown>;
}

interface PageOptions {
  readonly page: 'review' | 'sidebar';
  readonly title: string;
  readonly webview: vscode.Webview;
  receive(message: ViewToHost): unknown;
}

/** Fills a webview and connects it. Both directions are checked; what is not understood is logged and dropped. */
export function connectPage(architect: Pick<Architect, 'context' | 'log' | 'guard'>, options: PageOptions): Page {
  const { context, log, guard } = architect;
  const { page, title, webview } = options;
  const root = vscode.Uri.joinPath(context.extensionUri, 'media', 'webview');
  webview.options = { enableScripts: true, localResourceRoots: [root] };
  const [source, base] = [webview.cspSource, webview.asWebviewUri(root).toString()];
  const [language, texts] = [vscode.env.language, vscode.l10n.bundle];
  webview.html = pageHtml({ page, title, source, base, language, texts });
  const receive = guard('answer the page', options.receive);
  webview.onDidReceiveMessage((message: unknown) => {
    const checked = viewToHostSchema.safeParse(message);
    if (checked.success) return receive(checked.data);
    log.warn(`A message of the ${page} page was not understood: ${checked.error.issues[0]?.message ?? ''}`);
    return undefined;
  });
  return {
    send: (message) => {
      const checked = hostToViewSchema.safeParse({ ...message, v: protocolVersion });
      if (checked.success)
        return webview.postMessage(checked.data).then(
          () => undefined,
          () => undefined,
        );
      log.error(`A message to the ${page} page is wrong: ${JSON.stringify(checked.error.issues.slice(0, 3))}`);
      return Promise.resolve();
    },
  };
}
