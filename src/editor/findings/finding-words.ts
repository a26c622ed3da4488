import * as vscode from 'vscode';
import type { Area, Severity } from '../../core/rules/finding.ts';

/** Functions, because the language is known only once the editor runs. */
export function severityName(severity: Severity): string {
  const names: Readonly<Record<Severity, string>> = {
    critical: vscode.l10n.t('Critical'),
    high: vscode.l10n.t('High'),
    medium: vscode.l10n.t('Medium'),
    low: vscode.l10n.t('Low'),
    info: vscode.l10n.t('Info'),
  };
  return names[severity];
}

/** `3 high`: a phrase for each, because other languages bend the word. */
export function severityCount(severity: Severity, count: number): string {
  const phrases: Readonly<Record<Severity, string>> = {
    critical: vscode.l10n.t('{0} critical', count),
    high: vscode.l10n.t('{0} high', count),
    medium: vscode.l10n.t('{0} medium', count),
    low: vscode.l10n.t('{0} low', count),
    info: vscode.l10n.t('{0} info', count),
  };
  return phrases[severity];
}

export function areaName(area: Area): string {
  const names: Readonly<Record<Area, string>> = {
    api: vscode.l10n.t('API'),
    services: vscode.l10n.t('Services'),
    schema: vscode.l10n.t('Schema'),
    performance: vscode.l10n.t('Performance'),
    security: vscode.l10n.t('Security'),
    scaling: vscode.l10n.t('Scaling'),
  };
  return names[area];
}

/** Five silhouettes, so that nobody has to tell them by color. */
export function severityIcon(severity: Severity): vscode.ThemeIcon {
  const icons: Readonly<Record<Severity, readonly [string, string]>> = {
    critical: ['error', 'problemsErrorIcon.foreground'],
    high: ['warning', 'problemsWarningIcon.foreground'],
    medium: ['circle-filled', 'problemsWarningIcon.foreground'],
    low: ['info', 'problemsInfoIcon.foreground'],
    info: ['circle-small-filled', 'descriptionForeground'],
  };
  const [icon, color] = icons[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
