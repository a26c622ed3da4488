import type { Severity } from './finding.ts';

/** What is lost when it happens: data or a secret, a service, speed, or a colleague's time. */
export type Impact = 'loss' | 'outage' | 'slowdown' | 'friction';

/** `certain` with every run or request, `likely` in ordinary use, `possible` where more has to come together. */
export type Likelihood = 'certain' | 'likely' | 'possible';

const table: Readonly<Record<Impact, Readonly<Record<Likelihood, Severity>>>> = {
  loss: { certain: 'critical', likely: 'high', possible: 'medium' },
  outage: { certain: 'high', likely: 'high', possible: 'medium' },
  slowdown: { certain: 'medium', likely: 'medium', possible: 'low' },
  friction: { certain: 'low', likely: 'low', possible: 'info' },
};

const oneLower: Readonly<Record<Severity, Severity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'info',
  info: 'info',
};

/** Impact × likelihood, one step lower where the System shows something that softens it. */
export function severityOf(impact: Impact, likelihood: Likelihood, mitigated = false): Severity {
  const severity = table[impact][likelihood];
  return mitigated ? oneLower[severity] : severity;
}
