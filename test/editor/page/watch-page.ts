import type { Page } from 'playwright-core';

const mark = 'refused by content security policy:';

export interface Watched {
  readonly outsideRequests: readonly string[];
  readonly refusals: readonly string[];
  readonly pageErrors: readonly string[];
}

/** Notes, from the first request on, what a page must not do. */
export async function watchPage(page: Page, origin: string): Promise<Watched> {
  const outsideRequests: string[] = [];
  const refusals: string[] = [];
  const pageErrors: string[] = [];
  page.on('request', (request) => {
    if (leavesMachine(request.url(), origin)) outsideRequests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().startsWith(mark)) refusals.push(message.text().slice(mark.length).trim());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.addInitScript(reportRefusals, mark);
  return { outsideRequests, refusals, pageErrors };
}

/** What a webview loads has an address outside, but a service worker answers it from the extension's folder. */
function leavesMachine(address: string, origin: string): boolean {
  const { protocol, host } = new URL(address);
  if (!/^(http|ws)/.test(protocol) || host.endsWith('.vscode-resource.vscode-cdn.net')) return false;
  return host !== new URL(origin).host;
}

/** Runs in every frame; only those inside a webview are ours. */
function reportRefusals(mark: string): void {
  if (self === top) return;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    console.error(mark, violatedDirective, blockedURI, `${sourceFile}:${lineNumber}`);
  });
}
