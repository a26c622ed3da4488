import type { Component } from '../model/component.ts';
import type { System } from '../model/system.ts';
import { areas, type Severity, severities } from '../rules/finding.ts';
import type { ReviewEndpoint, ReviewFinding, ReviewSummary, ReviewTable } from './review.ts';

export interface Reviewed {
  readonly findings: readonly ReviewFinding[];
  readonly endpoints: readonly ReviewEndpoint[];
  readonly tables: readonly ReviewTable[];
}

/** Figures of what is shown; what a comment silenced does not count. */
export function summaryOf(system: System, reviewed: Reviewed): ReviewSummary {
  const open = reviewed.findings.filter((finding) => finding.status !== 'suppressed');
  return {
    services: servicesIn(system),
    endpoints: reviewed.endpoints.length,
    tables: reviewed.tables.length,
    calls: system.calls.filter((call) => call.role === 'system').length,
    ...counted(open),
  };
}

export function counted(open: readonly ReviewFinding[]): Pick<ReviewSummary, 'findings' | 'areas'> {
  return {
    findings: counts(open),
    areas: areas.map((area) => ({ area, counts: counts(open.filter((finding) => finding.area === area)) })),
  };
}

/** Those with code of their own in the workspace; where deployments alone were read, those that they run. */
function servicesIn({ components }: System): number {
  const services = components.filter(isService);
  return services.filter(({ root }) => root !== undefined).length || services.length;
}

function isService(component: Component): boolean {
  const kinds: readonly Component['kind'][] = ['service', 'gateway', 'worker', 'job'];
  return component.role === 'system' && kinds.includes(component.kind);
}

function counts(findings: readonly ReviewFinding[]): Readonly<Record<Severity, number>> {
  const result = { critical: 0, high: 0, medium: 0, low: 0, info: 0 } satisfies Record<Severity, number>;
  for (const severity of severities) result[severity] = findings.filter((each) => each.severity === severity).length;
  return result;
}
