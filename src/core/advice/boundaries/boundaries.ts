import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { type Crossing, crossingsOf } from './crossings.ts';
import { type MatrixRow, ownershipMatrix } from './ownership-matrix.ts';
import { type Chain, requestChains } from './request-chains.ts';
import { type SplitProposal, splitProposals } from './split-proposals.ts';
import { boundaryVerdict } from './verdict.ts';
import { type WeakLinks, weakLinks } from './weak-links.ts';

/** Where services end, what crosses their borders, and whether another border would pay. */
export interface BoundaryPlan {
  /** The answer in a few sentences, gravest first. */
  readonly verdict: readonly string[];
  /** Names of the columns of the matrix. */
  readonly services: readonly string[];
  readonly matrix: readonly MatrixRow[];
  readonly crossings: readonly Crossing[];
  readonly chains: readonly Chain[];
  readonly links: WeakLinks;
  readonly proposals: readonly SplitProposal[];
  readonly evidence: readonly Evidence[];
}

export function boundaries(index: SystemIndex): BoundaryPlan {
  const matrix = ownershipMatrix(index);
  const services = [...new Set(matrix.flatMap((row) => [...row.uses.map((use) => use.service), ...owner(row)]))].sort();
  const parts = {
    services,
    matrix,
    crossings: crossingsOf(index),
    chains: requestChains(index),
    links: weakLinks(index),
    proposals: splitProposals(index),
  };
  const evidence = parts.crossings.flatMap((crossing) => crossing.evidence);
  return { verdict: boundaryVerdict(parts), ...parts, evidence };
}

function owner(row: MatrixRow): readonly string[] {
  return row.owner === undefined ? [] : [row.owner];
}
