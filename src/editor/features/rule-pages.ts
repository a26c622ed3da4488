import * as vscode from 'vscode';
import { loadRuleCatalog } from '../load-rule-catalog.ts';
import { ruleIn, ruleScheme } from '../rule-uri.ts';

/** Explanations of rules as documents, so that links of diagnostics lead somewhere without a network. */
export function registerRulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: (uri) => {
      const { rules, ruleMarkdown } = loadRuleCatalog();
      const rule = rules.find((candidate) => candidate.id === ruleIn(uri));
      return rule === undefined ? vscode.l10n.t('There is no rule {0}.', ruleIn(uri)) : ruleMarkdown(rule);
    },
  });
}
