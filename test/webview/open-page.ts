import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../src/editor/page-html.ts';
import type { HostToView } from '../../src/protocol/host-to-view.ts';
import type { ViewToHost } from '../../src/protocol/view-to-host.ts';
import { repository } from '../support/repository.ts';
import { editorStyles } from './editor-styles.ts';
import type { Theme } from './themes/theme.ts';

/** Nothing listens there: every request is answered from the built pages, and any other is refused. */
const origin = 'https://pages.test';

const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

interface OpenOptions {
  readonly page: 'review' | 'sidebar';
  readonly theme: Theme;
  readonly width?: number;
  readonly height?: number;
  /** What the page saved before it was reloaded. */
  readonly state?: unknown;
  /** What the page says, translated. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A page as the editor would show it, and what happened in it. */
export interface OpenedPage {
  readonly view: Page;
  /** Messages to the extension, oldest first. */
  readonly sent: ViewToHost[];
  /** Violations of the policy, requests that were refused and errors; a sound page has none. */
  readonly complaints: string[];
  tell(message: HostToView): Promise<void>;
  /** Switches the theme, as the editor does under an open page. */
  wear(theme: Theme): Promise<void>;
  /** What the page asked the editor to keep. */
  savedState(): Promise<unknown>;
}

export async function openPage(browser: Browser, options: OpenOptions): Promise<OpenedPage> {
  const { width = 1280, height = 800 } = options;
  const view = await browser.newPage({ viewport: { width, height } });
  const sent: ViewToHost[] = [];
  const complaints: string[] = [];
  view.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  view.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await view.exposeFunction('toHost', (message: ViewToHost) => void sent.push(message));
  await view.exposeFunction('complain', (text: string) => void complaints.push(text));
  await view.route('**/*', async (route) => {
    const { pathname, origin: asked } = new URL(route.request().url());
    if (asked === origin && pathname === '/') return route.fulfill({ contentType: 'text/html', body: html(options) });
    const file = path.join(repository, 'media/webview', path.normalize(pathname));
    if (asked !== origin) complaints.push(`request: ${route.request().url()}`);
    if (asked !== origin) return route.abort();
    return route.fulfill({ contentType: contentTypes[path.extname(file)] ?? '', body: await readFile(file) });
  });
  await view.addInitScript(actAsEditor, { styles: editorStyles, state: options.state });
  await view.goto(`${origin}/`);
  await view.evaluate(dress, options.theme);
  await view.waitForFunction(() => document.getElementById('root')?.hasChildNodes());
  return {
    view,
    sent,
    complaints,
    wear: (theme) => view.evaluate(dress, theme),
    tell: (message) => view.evaluate((data) => window.postMessage(data, '*'), message),
    savedState: () => view.evaluate(() => (globalThis as { savedState?: unknown }).savedState),
  };
}

function html({ page, texts }: OpenOptions): string {
  return pageHtml({ page, title: 'Review', source: origin, base: origin, texts });
}

/** Runs in the page before its scripts, as the editor's own frame does. */
function actAsEditor(given: { readonly styles: string; readonly state: unknown }): void {
  const page = globalThis as unknown as {
    acquireVsCodeApi: unknown;
    savedState: unknown;
    toHost(message: unknown): void;
    complain(text: string): void;
  };
  page.savedState = given.state;
  page.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => page.toHost(message),
    getState: () => page.savedState,
    setState: (state: unknown) => {
      page.savedState = state;
    },
  });
  addEventListener('securitypolicyviolation', (event) => {
    page.complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  document.addEventListener('DOMContentLoaded', () => {
    const styles = document.createElement('style');
    styles.textContent = given.styles;
    document.head.prepend(styles);
  });
}

/** Runs in the page: the theme's name on the body, its colors on the root. */
function dress(theme: Theme): void {
  const page = document.body.className.split(' ').filter((name) => !name.startsWith('vscode-'));
  document.body.className = [...page, theme.className].join(' ');
  document.documentElement.removeAttribute('style');
  for (const [name, value] of Object.entries(theme.colors)) {
    document.documentElement.style.setProperty(`--vscode-${name}`, value);
  }
}
