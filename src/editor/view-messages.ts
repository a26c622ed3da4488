import path from 'node:path';
import * as vscode from 'vscode';
import type { Part } from '../core/review/draw-part.ts';
import type { ViewToHost } from '../protocol/view-to-host.ts';
import type { Architect } from './architect.ts';
import { rangeOf } from './convert.ts';
import { loadRuleCatalog } from './load-rule-catalog.ts';
import { prefix } from './names.ts';
import type { Message } from './page.ts';
import { fileInside } from './place.ts';

type Kind = Exclude<ViewToHost['type'], 'ready'>;
type Handlers = {
  readonly [Type in Kind]: (
    message: Extract<ViewToHost, { readonly type: Type }>,
    architect: Architect,
    reply: (message: Message) => unknown,
  ) => unknown;
};

/** What the pages ask for, one line a message. `ready` is answered by the page's own owner. */
const handlers: Handlers = {
  open: ({ file, line }, architect) => openPlace(architect, file, line),
  copy: ({ text }) => copy(text),
  save: ({ name, text }, architect) => save(architect, name, text),
  review: () => vscode.commands.executeCommand(`${prefix}.reviewAgain`),
  cancel: (_, { session }) => session.cancel(),
  export: () => vscode.commands.executeCommand(`${prefix}.exportReview`),
  explain: ({ rule }, _, reply) => sendRule(rule, reply),
  advise: async ({ on, load }, { session }, reply) =>
    reply({ type: 'advice', on, load, sheet: await session.advise({ on, load }) }),
  flow: ({ endpoint }, architect, reply) => drawPart(architect, { kind: 'flow', endpoint }, reply),
  group: ({ group }, architect, reply) => drawPart(architect, { kind: 'group', group }, reply),
  suppress: ({ fingerprint }) => vscode.commands.executeCommand(`${prefix}.suppressFinding`, fingerprint),
  ask: ({ fingerprint }) =>
    fingerprint === undefined
      ? vscode.commands.executeCommand(`${prefix}.askArchitect`)
      : vscode.commands.executeCommand(`${prefix}.askAboutFinding`, fingerprint),
  consent: ({ question, answer }, { inquiry }) => inquiry.answer(question, answer),
  stopAsking: (_, { inquiry }) => inquiry.stop(),
  forgetConsent: async (_, architect) => (await import('./model/ask-architect.ts')).forgetConsents(architect),
  chooseModel: () => vscode.commands.executeCommand(`${prefix}.chooseModel`),
  brief: async ({ wish }, architect) => (await import('./design/brief-wishes.ts')).fulfil(wish, architect),
  show: ({ fingerprint }, { panel }) =>
    panel.show(fingerprint === undefined ? undefined : { kind: 'finding', fingerprint }),
  failed: ({ message }, { log }) => log.warn(message),
};

export function handleViewMessage(
  message: Exclude<ViewToHost, { readonly type: 'ready' }>,
  architect: Architect,
  reply: (message: Message) => unknown,
) {
  // The table has a handler for each type of message; the compiler cannot follow the pairing through the union.
  const handler = handlers[message.type] as (
    message: ViewToHost,
    architect: Architect,
    reply: (message: Message) => unknown,
  ) => unknown;
  return handler(message, architect, reply);
}

async function openPlace({ session, panel }: Architect, file: string, line: number): Promise<void> {
  const folder = session.memory.last?.folder;
  const target = folder === undefined ? undefined : await fileInside(folder, file);
  if (target === undefined) {
    const text = vscode.l10n.t('{0} is not in this workspace any more. Review again to see where it went.', file);
    return void (await vscode.window.showWarningMessage(text));
  }
  const { start } = rangeOf({ line });
  await vscode.window.showTextDocument(vscode.Uri.file(target), {
    viewColumn: panel.columnBeside(),
    selection: new vscode.Range(start, start),
  });
}

/** Drawings besides those of the review come from the engine, which an earlier window's review has not. */
async function drawPart({ session }: Architect, part: Part, reply: (message: Message) => unknown): Promise<void> {
  const diagram = await session.draw(part);
  if (diagram !== undefined) return void reply({ type: 'drawn', diagram });
  const again = vscode.l10n.t('Review Again');
  const text = vscode.l10n.t('This is drawn from the code as it is, and this window has not read it yet.');
  if ((await vscode.window.showInformationMessage(text, again)) === again) {
    await vscode.commands.executeCommand(`${prefix}.reviewAgain`);
  }
}

/** The page of a rule stands beside the finding that made somebody ask. */
function sendRule(id: string, reply: (message: Message) => unknown): void {
  const { rules } = loadRuleCatalog();
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return;
  const { what, why, fix, references, examples } = rule;
  const files = (example: Readonly<Record<string, string>>) =>
    Object.entries(example).map(([file, text]) => ({ file, text: text.trim() }));
  const [bad, good] = [files(examples.bad), files(examples.good)];
  reply({ type: 'rule', rule: { id, what, why, fix, references: [...references], bad, good } });
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied'), 2000);
}

async function save({ session }: Architect, name: string, text: string): Promise<void> {
  const folder = session.memory.last?.folder ?? '';
  const defaultUri = vscode.Uri.file(path.join(folder, name));
  const kind = name.endsWith('.png') ? 'png' : 'svg';
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { [kind.toUpperCase()]: [kind] } });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(text, kind === 'png' ? 'base64' : 'utf8'));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Saved {0}', path.basename(target.fsPath)), 4000);
}
