import { entry, itemsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ClusterPolicyFact } from '../deployment-fact.ts';
import type { ReadFile } from '../extractor.ts';
import { manifestTexts } from './kubernetes-name.ts';

/**
 * Which workloads may call which: https://kubernetes.io/docs/concepts/services-networking/network-policies.
 * A selector without labels means all of them, and says of none that it needs another.
 */
export function networkPolicy(file: ReadFile, resource: DataNode): readonly ClusterPolicyFact[] {
  const spec = entry(resource, 'spec');
  const own = labelsOf(file, entry(spec, 'podSelector'));
  if (own === undefined) return [];
  const peers = (rules: string, side: string): readonly Labels[] =>
    itemsOf(entry(spec, rules)).flatMap((rule) =>
      itemsOf(entry(rule, side)).flatMap((peer) => {
        const labels = labelsOf(file, entry(peer, 'podSelector'));
        return labels === undefined ? [] : [labels];
      }),
    );
  return [
    ...peers('ingress', 'from').map((from): ClusterPolicyFact => ({ kind: 'cluster-policy', from, to: own })),
    ...peers('egress', 'to').map((to): ClusterPolicyFact => ({ kind: 'cluster-policy', from: own, to })),
  ];
}

type Labels = ClusterPolicyFact['from'];

/** Expressions leave out, or take in, more than labels can say. */
function labelsOf(file: ReadFile, selector: DataNode | undefined): Labels | undefined {
  if (entry(selector, 'matchLabels') === undefined || entry(selector, 'matchExpressions') !== undefined) {
    return undefined;
  }
  const labels = manifestTexts(file).labels(selector);
  return Object.keys(labels).length === 0 ? undefined : labels;
}
