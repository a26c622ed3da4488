import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errors, type Frame, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { plantedIn } from '../../support/planted-secrets.ts';
import { repository } from '../../support/repository.ts';
import { openWorkbench } from '../host/open-workbench.ts';
import { watchPage } from './watch-page.ts';

const extensionId = 'backend-architect.backend-architect';

/** What a window shows, it shows within this time, on a busy machine too. */
const patience = 20_000;

/** A window of VS Code with the extension, and what a person does in it. */
export interface Workbench {
  readonly page: Page;
  /** The folder that is open: a copy that belongs to this window. */
  readonly folder: string;
  /** Addresses outside this machine that anything in the window asked for. */
  readonly outsideRequests: readonly string[];
  /** What the content security policy of a webview refused. */
  readonly refusals: readonly string[];
  /** Errors that scripts of a webview did not catch. */
  readonly pageErrors: readonly string[];
  command(title: string): Promise<void>;
  /** A command that asks for something at once, so that the palette does not close. */
  commandThatAsks(title: string): Promise<void>;
  /** By its name, or by as much of its path as tells it from others. */
  openFile(name: string): Promise<void>;
  /** The content of the extension's panel in the editor area. */
  panel(): FrameLocator;
  /** The content of the extension's view in the side bar. */
  view(): FrameLocator;
  notification(text: string | RegExp): Locator;
  activity(label: string): Locator;
  /** Switches the color theme, by the name under which VS Code lists it. */
  theme(name: Theme): Promise<void>;
  /** Name of the file that is shown, and the line of its cursor. */
  place(): Promise<string>;
  /** Keeps a picture under test/output. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

interface ExampleOptions {
  /** Unpacked extensions beside the one that is tested. */
  readonly extensions?: readonly string[];
  /** Files that the copy has besides, path → content. */
  readonly files?: Readonly<Record<string, string>>;
  /** Another folder of the same window, by its name. */
  readonly beside?: { readonly name: string; readonly files: Readonly<Record<string, string>> };
  /** Of a VS Code that was started for this test alone. */
  readonly origin?: string;
}

/** Opens a window on a copy of an example, so that no test sees what another one typed. */
export function openExample(name: string, options: ExampleOptions = {}): Promise<Workbench> {
  return openCopy(path.join(repository, 'examples', name), options);
}

export async function openCopy(original: string, options: ExampleOptions = {}): Promise<Workbench> {
  const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'workbench-')));
  const folder = path.join(temporary, path.basename(original));
  cpSync(original, folder, { recursive: true });
  writeFiles(folder, options.files ?? {});
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
  page.setDefaultTimeout(patience);
  const origin = options.origin ?? inject('origin');
  const watched = watchPage(page, origin);
  await openWorkbench(page, { origin, folder: foldersOf(folder, options), extensions: options.extensions ?? [] });
  const activity = (label: string) => page.locator(`.activitybar .action-label[aria-label="${label}"]`);
  // Its icon appears when VS Code has read what the extension contributes; before that the palette lacks its commands.
  await activity('Backend Architect').waitFor({ timeout: 60_000 });
  return {
    page,
    folder,
    ...watched,
    command: (title) => pick(page, 'F1', `>${title}`, title),
    commandThatAsks: (title) => type(page, 'F1', `>${title}`, title),
    openFile: (file) => openFile(page, file),
    panel: () => webview(page, ':not([src*="purpose=webviewView"])'),
    view: () => webview(page, '[src*="purpose=webviewView"]'),
    notification: (text) => page.locator('.notification-toast .notification-list-item', { hasText: text }),
    activity,
    theme: (name) => chooseTheme(page, name),
    place: () => placeOf(page),
    picture: (file) => picture(page, file),
    close: async () => {
      await browser.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
}

/** What the window opens: the folder, or the list of both. */
function foldersOf(folder: string, { beside }: ExampleOptions): string {
  if (beside === undefined) return folder;
  const both = path.dirname(folder);
  writeFiles(path.join(both, beside.name), beside.files);
  const file = path.join(both, 'both.code-workspace');
  writeFileSync(
    file,
    JSON.stringify({ folders: [path.basename(folder), beside.name].map((name) => ({ path: name })) }),
  );
  return file;
}

/** The same, and the quick input closes by it. */
async function pick(page: Page, key: string, typed: string, row: string): Promise<void> {
  await type(page, key, typed, row);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The list of files fills while it is clicked, and another row may come to stand under the mouse. */
function openFile(page: Page, file: string): Promise<void> {
  const name = path.basename(file);
  return insist(page, async (timeout) => {
    await typeOnce(page, 'Control+P', file, name, timeout);
    const tab = page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);
    await tab.waitFor({ timeout });
  });
}

/** Opens the quick input by a key, types, and clicks the first row that says so. */
function type(page: Page, key: string, typed: string, row: string): Promise<void> {
  return insist(page, (timeout) => typeOnce(page, key, typed, row, timeout));
}

/** A page that shows itself at that moment takes the focus, and the box goes away: then it is opened once more. */
async function insist(page: Page, attempt: (timeout: number) => Promise<void>): Promise<void> {
  for (const timeout of [5_000, 10_000]) {
    try {
      return await attempt(timeout);
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await attempt(patience);
}

async function typeOnce(page: Page, key: string, typed: string, row: string, timeout: number): Promise<void> {
  const box = page.locator('.quick-input-widget');
  // A list that is just closing gives the focus back to the editor, and what is typed then would stand in the code.
  await box.waitFor({ state: 'hidden', timeout });
  await page.keyboard.press(key);
  await box.locator('input[type="text"]').first().fill(typed, { timeout });
  await box.locator('.monaco-list-row', { hasText: row }).first().click({ timeout });
}

/** A webview is a frame in a frame: VS Code's, and in it the page of the extension. */
function webview(page: Page, which: string): FrameLocator {
  const outer = page.frameLocator(`iframe.webview.ready[src*="extensionId=${extensionId}"]${which}`);
  return outer.frameLocator('iframe#active-frame');
}

const themeClasses = {
  'Dark Modern': 'vs-dark',
  'Light Modern': 'vs',
  'Dark High Contrast': 'hc-black',
  'Light High Contrast': 'hc-light',
} as const;

export type Theme = keyof typeof themeClasses;

function chooseTheme(page: Page, name: Theme): Promise<void> {
  const box = page.locator('.quick-input-widget');
  return insist(page, async (timeout) => {
    await typeOnce(page, 'F1', '>Preferences: Color Theme', 'Preferences: Color Theme', timeout);
    await box.locator('input[placeholder*="Color Theme"]').fill(name, { timeout });
    await box.locator(`.monaco-list-row[aria-label^="${name}"]`).click({ timeout });
    await page.locator(`.monaco-workbench.${themeClasses[name]}`).waitFor({ timeout });
  });
}

async function placeOf(page: Page): Promise<string> {
  const tab = page.locator('.editor-group-container.active .tab.active');
  const line = /Ln (\d+)/.exec((await page.locator('#status\\.editor\\.selection').textContent()) ?? '');
  return `${await tab.getAttribute('data-resource-name')}:${line?.[1]}`;
}

/** Pictures that people see before they install anything; `UPDATE_DOCS=1` renews them. */
const shippedAs: Readonly<Record<string, string>> = { 'review-findings': 'media/review.png' };

/** Whoever looks at a picture sees what is in these texts, so no planted secret may be there. */
async function picture(page: Page, name: string): Promise<void> {
  const texts = await Promise.all(page.frames().map(visibleText));
  if (texts.every((text) => text === '')) throw new Error(`Nothing of the picture ${name} could be read.`);
  const shown = plantedIn(texts.join('\n'));
  if (shown.length > 0) throw new Error(`The picture ${name} would show: ${shown.join(', ')}.`);
  const folder = path.join(repository, 'test/output/pictures');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const shipped = shippedAs[name];
  if (shipped !== undefined && process.env['UPDATE_DOCS'] === '1') copyFileSync(file, path.join(repository, shipped));
}

/** Texts and what stands in fields; hidden text counts too. A frame that goes away at that moment shows nothing. */
function visibleText(frame: Frame): Promise<string> {
  const read = (): string => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    return [document.body?.textContent ?? '', ...fields.map(({ value }) => value)].join('\n');
  };
  const gone = (error: unknown): string => {
    if (frame.isDetached()) return '';
    throw error;
  };
  // A page that loads anew at that moment is read a second time.
  return frame.evaluate(read).catch(() => frame.evaluate(read).catch(gone));
}
