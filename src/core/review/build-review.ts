import { bottlenecks } from '../advice/bottlenecks.ts';
import { capacity } from '../advice/capacity.ts';
import { scaling } from '../advice/scaling.ts';
import { technologies } from '../advice/technologies.ts';
import { drawingWidth } from '../diagrams/draw.ts';
import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import type { Finding, Severity } from '../rules/finding.ts';
import { findingsByElement } from './findings-by-element.ts';
import type { Review, ReviewScope } from './review.ts';
import { reviewDiagrams } from './review-diagrams.ts';
import { reviewEndpoints } from './review-endpoints.ts';
import { noMemory, type ReviewMemory } from './review-memory.ts';
import { reviewTables } from './review-tables.ts';
import { filesOf, touches } from './scope.ts';
import { summaryOf } from './summary.ts';

const pressing: readonly Severity[] = ['critical', 'high', 'medium'];

/**
 * Everything that a person reads. A narrower scope leaves out findings, endpoints and tables that stand elsewhere;
 * diagrams and advice stay whole, because a file is understood by what surrounds it. The schema comes printed.
 */
export function buildReview(
  system: System,
  findings: readonly Finding[],
  scope: ReviewScope,
  ddl: string,
  memory: ReviewMemory = noMemory,
): Review {
  const index = indexSystem(system);
  const whole = memory.findings(system, findings);
  const shown = whole.filter((finding) => touches(scope, finding.evidence));
  const byElement = findingsByElement(system, whole, memory.owners);
  const endpoints = reviewEndpoints(index, byElement, scope);
  const tables = reviewTables(index, byElement, scope);
  // What can wait is no ground to add a technology or to fear for the load.
  const signals = whole.filter(({ status, severity }) => status !== 'suppressed' && pressing.includes(severity));
  const ground = { index, signals };
  const files = filesOf(scope);
  return {
    project: system.name,
    scope,
    summary: summaryOf(system, { findings: shown, endpoints, tables }),
    findings: shown,
    endpoints,
    tables,
    diagrams: reviewDiagrams(index, endpoints, byElement, drawingWidth, memory.drawings),
    ddl,
    technologies: technologies(ground),
    bottlenecks: bottlenecks(ground).filter((bottleneck) => touches(scope, bottleneck.evidence)),
    scaling: scaling(ground),
    capacity: capacity(ground),
    problems: system.problems.filter((problem) => files === undefined || files.includes(problem.file)),
    statistics: system.statistics,
  };
}
