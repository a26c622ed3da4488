import * as vscode from 'vscode';
import type { ReviewFinding } from '../../core/review/review.ts';
import { touches } from '../../core/review/scope.ts';
import type { Architect } from '../architect.ts';
import { diagnosticOf, rangeOf, uriIn } from '../convert.ts';
import type { Reviewed } from '../session.ts';
import { isOn, onSettingChange } from '../settings.ts';
import { movedLine } from './moved-line.ts';

interface Entry {
  readonly finding: ReviewFinding;
  readonly diagnostic: vscode.Diagnostic;
  readonly uri: vscode.Uri;
}

export interface Diagnostics extends vscode.Disposable {
  /** The finding behind a diagnostic that the editor hands back. */
  findingOf(uri: vscode.Uri, diagnostic: vscode.Diagnostic): ReviewFinding | undefined;
}

/** Findings in the Problems view and under the code. Edits move them along and fade those that they touch. */
export function registerDiagnostics({ context, session }: Architect): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(context.extension.id);
  let entries: readonly Entry[] = [];

  const publish = (uris: readonly vscode.Uri[]) => {
    for (const uri of uris) collection.set(uri, isOn('diagnostics.enabled') ? of(entries, uri) : []);
  };
  const onReview = (reviewed: Reviewed) => {
    const before = entries.map((entry) => entry.uri);
    entries = [...keptBy(entries, reviewed), ...entriesOf(reviewed)];
    publish([...before, ...entries.map((entry) => entry.uri)]);
  };
  const onEdit = ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    if (contentChanges.length === 0 || !collection.has(document.uri)) return;
    entries = entries.map((entry) =>
      entry.uri.toString() === document.uri.toString() ? moved(entry, contentChanges) : entry,
    );
    publish([document.uri]);
  };
  const stop = session.onChange((change) => {
    if (change === 'review' && session.memory.last !== undefined) onReview(session.memory.last);
  });
  const disposables = vscode.Disposable.from(
    collection,
    { dispose: stop },
    vscode.workspace.onDidChangeTextDocument(onEdit),
    onSettingChange(['diagnostics.enabled'], () => publish(entries.map((entry) => entry.uri))),
  );
  return {
    findingOf: (uri, diagnostic) => entries.find((entry) => isSame(entry, uri, diagnostic))?.finding,
    dispose: () => disposables.dispose(),
  };
}

/** A review of less than the workspace says nothing about the rest. */
function keptBy(entries: readonly Entry[], { review }: Reviewed): Entry[] {
  return entries.filter((entry) => !touches(review.scope, entry.finding.evidence));
}

function entriesOf({ review, folder }: Reviewed): Entry[] {
  return review.findings.flatMap((finding) => {
    const place = finding.evidence[0];
    if (place === undefined || finding.status === 'suppressed') return [];
    return [{ finding, diagnostic: diagnosticOf(finding, place, folder), uri: uriIn(folder, place.file) }];
  });
}

function of(entries: readonly Entry[], uri: vscode.Uri): vscode.Diagnostic[] {
  return entries.filter((entry) => entry.uri.toString() === uri.toString()).map((entry) => entry.diagnostic);
}

function moved(entry: Entry, changes: readonly vscode.TextDocumentContentChangeEvent[]): Entry {
  const { diagnostic } = entry;
  let line = diagnostic.range.start.line;
  let touched = false;
  for (const { range, text } of changes) {
    const next = movedLine(line, { start: range.start, end: range.end, text });
    line = next.line;
    touched ||= next.touched;
  }
  diagnostic.range = rangeOf({ line: line + 1 });
  if (touched && diagnostic.tags === undefined) {
    diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
    diagnostic.message = vscode.l10n.t('{0}\n(The line was edited since the review.)', diagnostic.message);
  }
  return entry;
}

function isSame(entry: Entry, uri: vscode.Uri, diagnostic: vscode.Diagnostic): boolean {
  return (
    entry.uri.toString() === uri.toString() &&
    entry.diagnostic.message === diagnostic.message &&
    entry.diagnostic.range.start.line === diagnostic.range.start.line
  );
}
