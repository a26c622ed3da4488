import type { Evidence } from '../model/evidence.ts';

/** What a service mesh does to calls of one service, whatever the code of their callers says. */
export interface MeshPolicyFact {
  readonly kind: 'mesh-policy';
  /** As written: `stock`, `stock.grocer.svc.cluster.local`, `*.grocer.svc.cluster.local`. */
  readonly host: string;
  /** Only these requests, where the policy is that of single routes; holes as `{}`. */
  readonly route?: { readonly method?: string | undefined; readonly path: string } | undefined;
  /** In milliseconds. */
  readonly timeout?: number | undefined;
  readonly retry: boolean;
  readonly circuitBreaker: boolean;
  readonly evidence: Evidence;
}
