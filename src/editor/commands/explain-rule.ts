import * as vscode from 'vscode';
import { findingArgument } from '../findings/finding-argument.ts';
import { loadRuleCatalog } from '../load-rule-catalog.ts';
import { ruleUri } from '../rule-uri.ts';
import type { Command } from './command.ts';

/** The rule of a link, or one that a person picks. */
export const explainRule: Command = {
  id: 'explainRule',
  doing: 'explain the rule',
  run: async (architect, wanted) => {
    const ofFinding = typeof wanted === 'object' ? findingArgument(architect, wanted)?.finding.rule : undefined;
    const rule = typeof wanted === 'string' ? wanted : (ofFinding ?? (await pickRule()));
    if (rule !== undefined) await vscode.commands.executeCommand('markdown.showPreview', ruleUri(rule));
  },
};

async function pickRule(): Promise<string | undefined> {
  const items = loadRuleCatalog().rules.map((rule) => ({ label: rule.id, description: rule.area, detail: rule.what }));
  const options = { placeHolder: vscode.l10n.t('Which rule?'), matchOnDetail: true, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.label;
}
