import * as vscode from 'vscode';
import { fenced } from '../../core/report/markdown/markdown-text.ts';
import type { LiveFinding } from './finding-book.ts';

/** A finding as it is pasted into an issue, a chat or a pull request. */
export function findingMarkdown({ finding, file, line }: LiveFinding): string {
  const { title, severity, area, rule, message, fix, evidence, lookedAt } = finding;
  const [first, ...rest] = evidence;
  const quote = first?.text ?? '';
  return [
    `### ${title}`,
    `${severity} · ${area} · \`${rule}\` · \`${file}:${line + 1}\``,
    ...(quote.trim() === '' ? [] : [fenced('', quote)]),
    message,
    `**${vscode.l10n.t('What to do:')}** ${fix}`,
    ...placed(rest.map((place) => `${place.file}:${place.line}`)).map((list) => vscode.l10n.t('See also {0}.', list)),
    ...placed(lookedAt).map((list) => vscode.l10n.t('Looked at {0}.', list)),
  ].join('\n\n');
}

/** One list of them, where there are any. */
function placed(places: readonly string[]): readonly string[] {
  return places.length === 0 ? [] : [places.map((place) => `\`${place}\``).join(', ')];
}
