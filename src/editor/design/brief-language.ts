import * as vscode from 'vscode';
import type { BriefHint } from '../../core/design/brief/brief-hints.ts';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import { isDocumentHome } from './document-home.ts';

/** The names that the schema of a brief is associated with in the manifest. */
const names: readonly vscode.DocumentFilter[] = [
  '**/*.brief.{yaml,yml}',
  '**/brief.{yaml,yml}',
  '**/briefs/*.yaml',
].map((pattern) => ({ language: 'yaml', pattern }));

/** Somebody types faster than a brief is worth being read. */
const pause = 400;

/** Problems, completion and hover in a brief, also where nothing else reads the schema of a YAML file. */
export function registerBriefLanguage(architect: Architect): vscode.Disposable {
  const found = vscode.languages.createDiagnosticCollection('backend-architect-brief');
  const timers = new Map<string, NodeJS.Timeout>();
  const read = architect.guard('read the brief', async (document: vscode.TextDocument) => {
    const problems = await architect.designs.problems(document.fileName, document.getText());
    // Closed meanwhile: nobody would take the problems away again.
    if (document.isClosed) return;
    found.set(
      document.uri,
      problems.map(({ line, message }) => diagnosticOf(document, line, message)),
    );
  });
  const soon = (document: vscode.TextDocument) => {
    if (!isKnown(document, architect)) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => void read(document), pause),
    );
  };
  for (const document of vscode.workspace.textDocuments) soon(document);
  const stops = [
    found,
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(timers.get(uri.toString()));
      timers.delete(uri.toString());
      found.delete(uri);
    }),
    { dispose: () => void [...timers.values()].map(clearTimeout) },
  ];
  // Who has a YAML language server gets completion and hover from the same schema there.
  if (vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined) return vscode.Disposable.from(...stops);
  const anywhere = { language: 'yaml' };
  return vscode.Disposable.from(
    ...stops,
    vscode.languages.registerCompletionItemProvider(anywhere, completion(architect), ':', ' '),
    vscode.languages.registerHoverProvider(anywhere, hover(architect)),
  );
}

function isKnown(document: vscode.TextDocument, { designs }: Architect): boolean {
  const { home } = designs;
  const isForm = isDocumentHome(home) && home.uri.toString() === document.uri.toString();
  return isForm || names.some((filter) => vscode.languages.match(filter, document) > 0);
}

function diagnosticOf(document: vscode.TextDocument, line: number, message: string): vscode.Diagnostic {
  const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount) - 1);
  const place = range.with(range.start.translate(0, firstNonWhitespaceCharacterIndex));
  const diagnostic = new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = productName;
  return diagnostic;
}

function completion(architect: Architect): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: async (document, { line, character }) => {
      if (!isKnown(document, architect)) return [];
      const hints = await architect.designs.hints(document.getText(), line, character);
      return hints.map(itemOf);
    },
  };
}

function itemOf({ word, kind, about }: BriefHint): vscode.CompletionItem {
  const isKey = kind === 'key';
  const item = new vscode.CompletionItem(word, vscode.CompletionItemKind[isKey ? 'Property' : 'EnumMember']);
  if (isKey) item.insertText = `${word}: `;
  item.documentation = new vscode.MarkdownString(about);
  return item;
}

function hover(architect: Architect): vscode.HoverProvider {
  return {
    provideHover: async (document, { line }) => {
      if (!isKnown(document, architect)) return undefined;
      const about = await architect.designs.meaning(document.getText(), line);
      return about === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(about));
    },
  };
}
