import path from 'node:path';
import * as vscode from 'vscode';
import type { Evidence } from '../core/model/evidence.ts';
import type { Severity } from '../core/rules/finding.ts';
import type { LiveFinding } from './findings/finding-book.ts';
import { productName } from './names.ts';
import { ruleUri } from './rule-uri.ts';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  critical: vscode.DiagnosticSeverity.Error,
  high: vscode.DiagnosticSeverity.Warning,
  medium: vscode.DiagnosticSeverity.Warning,
  low: vscode.DiagnosticSeverity.Information,
  info: vscode.DiagnosticSeverity.Hint,
};

export function uriIn(folder: string, file: string): vscode.Uri {
  return vscode.Uri.file(path.join(folder, file));
}

/** The first line only: a squiggle under a whole function marks nothing. */
export function rangeOf(evidence: Pick<Evidence, 'line'>): vscode.Range {
  // Of a line that is marked to the largest number, the editor leaves out the indentation.
  return new vscode.Range(evidence.line - 1, 0, evidence.line - 1, Number.MAX_VALUE);
}

export function diagnosticOf({ finding, folder, line, stale, current }: LiveFinding): vscode.Diagnostic {
  const text = [finding.title, finding.message, vscode.l10n.t('What to do: {0}', finding.fix)];
  if (stale) text.push(vscode.l10n.t('(The line was edited since the review.)'));
  if (!current) text.push(vscode.l10n.t('(From the last review before this window. Review again to be sure.)'));
  const range = rangeOf({ line: line + 1 });
  const diagnostic = new vscode.Diagnostic(range, text.join('\n'), severities[finding.severity]);
  diagnostic.source = productName;
  diagnostic.code = { value: finding.rule, target: ruleUri(finding.rule) };
  diagnostic.relatedInformation = finding.evidence.slice(1).map((evidence) => relatedTo(evidence, folder));
  // The editor fades what is tagged so: visibly doubtful, and still there.
  if (stale) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function relatedTo(evidence: Evidence, folder: string): vscode.DiagnosticRelatedInformation {
  const location = new vscode.Location(uriIn(folder, evidence.file), rangeOf(evidence));
  const quote = evidence.text.split('\n')[0]?.trim() ?? '';
  return new vscode.DiagnosticRelatedInformation(location, quote === '' ? evidence.file : quote);
}
