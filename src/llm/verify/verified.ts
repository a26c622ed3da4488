import type { Bottleneck, ScalingNote } from '../../core/advice/advice.ts';
import type { Item } from '../answer/answer.ts';
import type { Drop } from './drop.ts';
import type { Proposal } from './proposed-diagram.ts';
import type { ModelTechnology } from './verify-advice.ts';
import type { DescribedEndpoint } from './verify-endpoints.ts';
import type { ModelFinding } from './verify-finding.ts';
import type { Verdict } from './verify-verdict.ts';

/** What is left of an answer when everything that cannot be proven is gone. */
export interface Verified {
  readonly observations: readonly string[];
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly ModelFinding[];
  readonly endpoints: readonly DescribedEndpoint[];
  readonly proposal: Proposal;
  readonly tables: readonly Item<'tables'>[];
  readonly technologies: readonly ModelTechnology[];
  readonly bottlenecks: readonly Bottleneck[];
  readonly scaling: readonly ScalingNote[];
  readonly openQuestions: readonly string[];
  readonly drops: readonly Drop[];
  /** Citations whose quote stood in another fact. */
  readonly moved: number;
}

/** An answer of which nothing is left, and where every sum begins. */
export const nothing: Verified = {
  observations: [],
  verdicts: [],
  findings: [],
  endpoints: [],
  proposal: { nodes: [], edges: [] },
  tables: [],
  technologies: [],
  bottlenecks: [],
  scaling: [],
  openQuestions: [],
  drops: [],
  moved: 0,
};

export function together(a: Verified, b: Verified): Verified {
  return {
    observations: [...a.observations, ...b.observations],
    verdicts: [...a.verdicts, ...b.verdicts],
    findings: [...a.findings, ...b.findings],
    endpoints: [...a.endpoints, ...b.endpoints],
    proposal: {
      nodes: [...a.proposal.nodes, ...b.proposal.nodes],
      edges: [...a.proposal.edges, ...b.proposal.edges],
    },
    tables: [...a.tables, ...b.tables],
    technologies: [...a.technologies, ...b.technologies],
    bottlenecks: [...a.bottlenecks, ...b.bottlenecks],
    scaling: [...a.scaling, ...b.scaling],
    openQuestions: [...a.openQuestions, ...b.openQuestions],
    drops: [...a.drops, ...b.drops],
    moved: a.moved + b.moved,
  };
}
