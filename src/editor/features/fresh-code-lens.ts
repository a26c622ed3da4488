import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { isOn, onSettingChange } from '../settings.ts';
import { freshOffers } from './fresh-offers.ts';

/** The offer to review new code, above its line. */
export function registerFreshCodeLens(architect: Architect): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = () => changed.fire();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) =>
      isOn('proactive.enabled') && isOn('proactive.codeLens') ? lenses(architect, document) : [],
  };
  return vscode.Disposable.from(
    changed,
    { dispose: architect.freshCode.onChange(refresh) },
    { dispose: architect.freshElements.onChange(refresh) },
    // A review knows the names of what is new.
    { dispose: architect.session.onChange((change) => change !== 'run' && refresh()) },
    onSettingChange(['proactive.enabled', 'proactive.codeLens'], refresh),
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, provider),
  );
}

function lenses(architect: Architect, document: vscode.TextDocument): vscode.CodeLens[] {
  return freshOffers(architect, document).map(({ line, words, command, argument }) => {
    const title = vscode.l10n.t('{0}: review it', words);
    return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command, arguments: [argument] });
  });
}
