import * as vscode from 'vscode';
import type { FindingFilter } from './finding-filter.ts';
import { areaName, severityName } from './finding-words.ts';

/** The filter said in one line, so that nobody wonders where the rest has gone. */
export function filterWords({ severities, areas, services, text, file, onlyNew, fixable }: FindingFilter): string {
  const parts = [...severities.map(severityName), ...areas.map(areaName), ...services];
  if (onlyNew) parts.push(vscode.l10n.t('new'));
  if (fixable) parts.push(vscode.l10n.t('can be mended'));
  if (file !== undefined) parts.push(file);
  if (text !== '') parts.push(`“${text}”`);
  return vscode.l10n.t('Only: {0}', parts.join(', '));
}
