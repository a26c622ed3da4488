import type { GuardKind } from '../../src/core/model/endpoint.ts';
import type { ReviewScope } from '../../src/core/review/review.ts';
import type { Area, Severity } from '../../src/core/rules/finding.ts';

export const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

export const areaNames: Readonly<Record<Area, string>> = {
  api: 'API',
  services: 'Services',
  schema: 'Schema',
  performance: 'Performance',
  security: 'Security',
  scaling: 'Scaling',
};

export const guardNames: Readonly<Record<GuardKind, string>> = {
  authentication: 'authentication',
  authorization: 'authorization',
  'rate-limit': 'rate limit',
  validation: 'validation',
  other: 'middleware',
};

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

export function scopeName(scope: ReviewScope): string {
  if (scope.kind === 'workspace') return 'Whole workspace';
  if (scope.kind === 'selection') return `${scope.file}, lines ${scope.line}–${scope.endLine}`;
  return scope.files.length === 1 ? (scope.files[0] ?? '') : plural(scope.files.length, 'file');
}
