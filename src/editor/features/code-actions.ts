import * as vscode from 'vscode';
import type { PlacedElement } from '../../core/review/landscape/new-elements.ts';
import type { ReviewFinding } from '../../core/review/review.ts';
import type { Architect } from '../architect.ts';
import type { Diagnostics } from '../findings/diagnostics.ts';
import { isMendedAnywhere, mendWords } from '../findings/mend-words.ts';
import { teachableKind } from '../findings/teachable-kind.ts';
import { isModelChosen } from '../model/model-settings.ts';
import { prefix, productName } from '../names.ts';
import { relativePath } from '../relative-path.ts';
import { isOn } from '../settings.ts';
import { commentStart } from '../suppression-edit.ts';
import { freshOffers } from './fresh-offers.ts';
import { missingTablesAt } from './missing-tables.ts';

/** What can be done about a finding, and the offer to review what is new. */
export function registerCodeActions(architect: Architect, diagnostics: Diagnostics): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) => [
      ...freshActions(architect, document, range),
      ...context.diagnostics
        .filter((diagnostic) => diagnostic.source === productName)
        .flatMap((diagnostic) => {
          const finding = diagnostics.findingOf(document.uri, diagnostic);
          return finding === undefined ? [] : findingActions(finding, diagnostic, document);
        }),
      ...furtherMends(architect, document, range),
      ...tableActions(architect, document, range),
    ],
  };
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, provider, kinds);
}

function freshActions(architect: Architect, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  if (!isOn('proactive.enabled')) return [];
  const offers = freshOffers(architect, document);
  const here = offers.filter(({ line }) => line >= range.start.line && line <= range.end.line);
  if (here.length === 0) return [];
  const actions = here.map((offer) => {
    const title =
      offer.element === undefined ? vscode.l10n.t('{0}: review it', offer.words) : reviewTitle(offer.element);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command: offer.command, arguments: [offer.argument] };
    action.isPreferred = true;
    return action;
  });
  // Who has chosen no model is not reminded of it at every line.
  if (!isModelChosen()) return actions;
  return [
    ...actions,
    quickFix(vscode.l10n.t('Ask the architect about the change since HEAD'), 'askAboutChange', 'HEAD'),
  ];
}

function reviewTitle({ kind }: PlacedElement): string {
  if (kind === 'endpoint') return vscode.l10n.t('Review This Endpoint');
  return kind === 'table' ? vscode.l10n.t('Review This Table') : vscode.l10n.t('Review This Migration');
}

function findingActions(
  finding: ReviewFinding,
  diagnostic: vscode.Diagnostic,
  document: vscode.TextDocument,
): vscode.CodeAction[] {
  const target = { kind: 'finding', fingerprint: finding.fingerprint };
  const actions = [
    quickFix(vscode.l10n.t('Show the evidence of {0}', finding.rule), 'showLastReview', target),
    quickFix(vscode.l10n.t('Explain {0}', finding.rule), 'explainRule', finding.rule),
  ];
  if (finding.edits !== undefined) {
    const mend = quickFix(mendWords(finding.rule).offer, 'fixFinding', finding.fingerprint);
    mend.isPreferred = true;
    actions.unshift(mend);
  }
  if (commentStart(document.fileName) !== undefined) {
    const title = vscode.l10n.t('Suppress {0} here with a reason…', finding.rule);
    actions.push(quickFix(title, 'suppressFinding', finding.fingerprint));
  }
  if (teachableKind(finding.rule) !== undefined) {
    actions.push(quickFix(vscode.l10n.t('This route has a guard: teach it…'), 'teachGuard', finding.fingerprint));
  }
  if (hasChat())
    actions.push(quickFix(vscode.l10n.t('Hand {0} to the chat', finding.rule), 'handToChat', finding.fingerprint));
  // Who has chosen no model is not reminded of it at every line.
  if (isModelChosen()) {
    const title = vscode.l10n.t('Ask the architect about {0}', finding.rule);
    actions.push(quickFix(title, 'askAboutFinding', finding.fingerprint));
  }
  for (const action of actions) action.diagnostics = [diagnostic];
  return actions;
}

/** The mark of a finding stands at the first of its places; what it offers is wanted at the others as well. */
function furtherMends(architect: Architect, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  const file = relativePath(document.uri);
  const line = document.lineAt(range.start.line).text.trim();
  return architect.findings.all().flatMap(({ finding, current }) => {
    const { rule, evidence, edits, fingerprint } = finding;
    const isHere = evidence.slice(1).some((place) => place.file === file && place.text.split('\n')[0]?.trim() === line);
    if (!isHere || !current || edits === undefined || !isMendedAnywhere(rule)) return [];
    return [quickFix(mendWords(rule).offer, 'fixFinding', fingerprint)];
  });
}

function tableActions({ session }: Architect, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  const { last } = session.memory;
  if (last === undefined || vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath !== last.folder) return [];
  if (last.landscape.tables.every(({ edits }) => edits === undefined)) return [];
  const lines = document.getText().split(/\r?\n/);
  return missingTablesAt(last, relativePath(document.uri), range.start.line, lines).map(({ id, name }) =>
    quickFix(vscode.l10n.t('Design the Missing Table {0}: look at the migration', name), 'designMissingTable', id),
  );
}

/** Where a person has turned it off, a chat is not offered. */
function hasChat(): boolean {
  return vscode.workspace.getConfiguration('chat').get<boolean>('disableAIFeatures') === false;
}

function quickFix(title: string, command: string, ...args: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: `${prefix}.${command}`, arguments: [...args] };
  return action;
}
