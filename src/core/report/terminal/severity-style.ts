import type { Severity } from '../../rules/finding.ts';
import type { Ink } from './ink.ts';

/** Told apart by silhouette as well as by color. */
export const severityMark: Readonly<Record<Severity, string>> = {
  critical: '✖',
  high: '▲',
  medium: '●',
  low: '○',
  info: '·',
};

export function severityInk(ink: Ink, severity: Severity): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return ink.red;
  if (severity === 'medium') return ink.yellow;
  return severity === 'low' ? ink.blue : ink.dim;
}
