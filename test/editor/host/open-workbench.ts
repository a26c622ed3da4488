import path from 'node:path';
import type { Page } from 'playwright-core';
import { workbenchUrl } from './workbench-url.ts';

export interface WorkbenchOptions {
  readonly origin: string;
  readonly folder: string;
  /** Unpacked extensions under development. */
  readonly extensions?: readonly string[];
  /** A module of which the extension host calls `run()`. */
  readonly tests?: string;
}

/** Opens a folder in VS Code and waits until its window stands. */
export async function openWorkbench(page: Page, options: WorkbenchOptions): Promise<void> {
  await page.addInitScript(setDevelopmentOptions, developmentOptions(options));
  await page.goto(workbenchUrl(options.origin, options.folder));
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  if (options.folder.endsWith('.code-workspace')) await untilFolders(page);
}

/**
 * On a busy machine VS Code for the web reads a list of folders before its server answers, and stays a window without
 * any: then it is loaded once more.
 */
async function untilFolders(page: Page): Promise<void> {
  const files = page.locator('.explorer-folders-view .monaco-list-row').first();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const isThere = await files.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await page.reload();
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  }
}

const attempts = 3;

function developmentOptions({ origin, extensions = [], tests }: WorkbenchOptions) {
  const uri = (file: string) => ({
    $mid: 1,
    scheme: 'vscode-remote',
    authority: new URL(origin).host,
    path: path.resolve(file),
  });
  return {
    ...(extensions.length > 0 ? { extensions: extensions.map(uri) } : {}),
    ...(tests === undefined ? {} : { extensionTestsPath: uri(tests) }),
  };
}

/**
 * Runs in the page. VS Code for the web takes extensions under development from its address only with a flag that also
 * hides notifications; from the configuration in its page it takes them always.
 */
function setDevelopmentOptions(options: object): void {
  if (self !== top) return;
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function configured(name) {
    const value = getAttribute.call(this, name);
    if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration' || value === null) return value;
    const configuration = JSON.parse(value);
    configuration.developmentOptions = { ...configuration.developmentOptions, ...options };
    return JSON.stringify(configuration);
  };
}
