import type { Evidence, Provenance } from './evidence.ts';

export type ConnectionKind = 'call' | 'read' | 'write' | 'store' | 'publish' | 'consume' | 'cache' | 'depends';

/** An edge of the service graph. Both ends are component ids. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly kind: ConnectionKind;
  readonly provenance: Provenance;
  readonly evidence: readonly Evidence[];
}
