import * as vscode from 'vscode';

/** What the fix of a rule does, where a person would look for it under a name of its own. */
export function mendWords(rule: string): { readonly offer: string; readonly label: string } {
  if (rule === 'spec-code-drift')
    return { offer: vscode.l10n.t('Add to Contract: look at the change'), label: vscode.l10n.t('Add to Contract') };
  return {
    offer: vscode.l10n.t('Mend {0}: look at the change', rule),
    label: vscode.l10n.t('Mend {0}', rule),
  };
}

/** One fix for all places that the finding names, so that it is offered at each of them. */
export function isMendedAnywhere(rule: string): boolean {
  return rule === 'spec-code-drift';
}
