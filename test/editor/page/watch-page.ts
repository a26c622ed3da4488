import type { Page } from 'playwright-core';

export interface Watched {
  readonly outsideRequests: readonly string[];
  readonly refusals: readonly string[];
  readonly pageErrors: readonly string[];
}

/** Notes, from the first request on, what a page must not do. */
export function watchPage(page: Page, origin: string): Watched {
  const outsideRequests: string[] = [];
  const refusals: string[] = [];
  const pageErrors: string[] = [];
  page.on('request', (request) => {
    if (leavesMachine(request.url(), origin)) outsideRequests.push(request.url());
  });
  // A listener in the page would be lost when VS Code writes a webview's document; the browser itself reports all.
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  return { outsideRequests, refusals, pageErrors };
}

/** What a webview loads has an address outside, but a service worker answers it from the extension's folder. */
function leavesMachine(address: string, origin: string): boolean {
  const { protocol, host } = new URL(address);
  if (!/^(http|ws)/.test(protocol) || host.endsWith('.vscode-resource.vscode-cdn.net')) return false;
  return host !== new URL(origin).host;
}
