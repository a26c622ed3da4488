import type { System } from '../../model/system.ts';
import type { Review, ReviewEndpoint, ReviewFinding } from '../../review/review.ts';
import type { ToldJudgement } from '../judgement/told-judgement.ts';
import { endpointJson, factsJson } from './facts-json.ts';

type Json = Readonly<Record<string, unknown>>;

/** The facts, what the review makes of them, and what a model adds where one was asked. */
export function reviewJson(system: System, review: Review, judgement?: ToldJudgement | undefined): Json {
  return {
    ...factsJson(system),
    project: review.project,
    scope: review.scope,
    summary: review.summary,
    findings: review.findings.map(findingJson),
    ...(review.fixed === undefined ? {} : { fixed: review.fixed }),
    endpoints: review.endpoints.map(reviewEndpointJson),
    diagrams: review.diagrams.map(({ view, title, mermaid, ascii, text }) => ({ view, title, mermaid, ascii, text })),
    ddl: review.ddl,
    technologies: review.technologies,
    bottlenecks: review.bottlenecks,
    scaling: review.scaling,
    capacity: review.capacity ?? { assumptions: [], formulas: [], results: [] },
    // Without a model nothing was sent anywhere: one is asked only where someone says so.
    receipt: { model: judgement?.model ?? null, sent: judgement?.sent ?? [] },
    problems: review.problems,
    ...(judgement === undefined ? {} : { judgement }),
  };
}

function findingJson(finding: ReviewFinding): Json {
  const [first] = finding.evidence;
  return {
    rule: finding.rule,
    area: finding.area,
    severity: finding.severity,
    title: finding.title,
    message: finding.message,
    fix: finding.fix,
    file: first?.file ?? null,
    line: first?.line ?? null,
    endLine: first?.endLine ?? null,
    evidence: finding.evidence.map(({ file, line, text }) => ({ file, line, text })),
    lookedAt: finding.lookedAt,
    subjects: finding.subjects,
    ...(finding.edits === undefined ? {} : { edits: finding.edits }),
    fingerprint: finding.fingerprint,
    status: finding.status,
    suppression: finding.suppression ?? null,
    origin: finding.origin,
  };
}

function reviewEndpointJson(endpoint: ReviewEndpoint): Json {
  return {
    ...endpointJson(endpoint),
    reads: endpoint.reads,
    writes: endpoint.writes,
    findings: endpoint.findings,
    example: endpoint.example,
  };
}
