import type { GuardKind } from '../../src/core/model/endpoint.ts';
import type { ReviewScope } from '../../src/core/review/review.ts';
import type { Area, Severity } from '../../src/core/rules/finding.ts';
import { locale, t } from './t.ts';

export const severityNames: Readonly<Record<Severity, string>> = {
  critical: t('Critical'),
  high: t('High'),
  medium: t('Medium'),
  low: t('Low'),
  info: t('Info'),
};

export const areaNames: Readonly<Record<Area, string>> = {
  api: t('API'),
  services: t('Services'),
  schema: t('Schema'),
  performance: t('Performance'),
  security: t('Security'),
  scaling: t('Scaling'),
};

export const guardNames: Readonly<Record<GuardKind, string>> = {
  authentication: t('authentication'),
  authorization: t('authorization'),
  'rate-limit': t('rate limit'),
  validation: t('validation'),
  cors: 'CORS',
  other: t('middleware'),
};

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString(locale('en-US'))} ${count === 1 ? one : many}`;
}

export function scopeName(scope: ReviewScope): string {
  if (scope.kind === 'workspace') return t('Whole workspace');
  if (scope.kind === 'selection') return t('{0}, lines {1}–{2}', scope.file, scope.line, scope.endLine);
  return scope.files.length === 1 ? (scope.files[0] ?? '') : plural(scope.files.length, t('file'), t('files'));
}
