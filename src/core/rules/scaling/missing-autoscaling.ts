import { shortList } from '../../model/wording.ts';
import { answeringServices, idsOf, manifestsOf, namesOf } from '../questions/cluster-services.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { clusterExample, memoryLimit, probes } from '../words/cluster-example.ts';
import { agree } from '../words/doers.ts';
import { platformWords } from '../words/platform-words.ts';
import { prose } from '../words/prose.ts';

export const missingAutoscaling: Rule = {
  id: 'missing-autoscaling',
  area: 'scaling',
  severity: severityOf('friction', 'possible'),
  what: 'The copies of a service stay as many as they are, in a cluster where others grow with the load.',
  why: 'What grows in front of it passes on a load that it cannot follow.',
  fix: 'Give it an autoscaler too, or know the load at which its copies are no longer enough.',
  references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  reads: ['components', 'endpoints'],
  examples: { bad: museum(''), good: museum(scaler('tours')) },
  check: ({ index }) => {
    const services = answeringServices(index);
    const scaled = services.filter(({ cluster }) => cluster.scaling !== undefined);
    // One copy may have its reasons: see single-replica.
    const fixed = services.filter(
      ({ service, cluster }) => cluster.scaling === undefined && (service.deployment?.replicas ?? 1) > 1,
    );
    if (scaled.length === 0 || fixed.length === 0) return [];
    const names = namesOf(fixed);
    return [
      {
        title: `${shortList(names)} ${agree(names.length, 'does', 'do')} not grow with the load, unlike ${shortList(namesOf(scaled))}`,
        message: prose(
          `${fixed.map(({ service }) => `${service.deployment?.replicas} copies of ${service.name}`).join(', ')} run at any load,`,
          'while what stands beside them is scaled.',
        ),
        fix: `${platformWords(fixed).scaler} for ${shortList(names)}, or a note of the load that they carry.`,
        evidence: evidenceChain(manifestsOf(fixed), manifestsOf(scaled)),
        subjects: idsOf(fixed),
      },
    ];
  },
};

function scaler(name: string): string {
  return `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 2
  maxReplicas: 6
`;
}

/** A second service, which grows with its load. */
function museum(others: string): Example {
  const { 'deploy/tours.yaml': manifest = '', ...code } = clusterExample(probes + memoryLimit, { others });
  const shop = (text: string): string => text.replaceAll('tours', 'shop');
  return {
    ...code,
    'deploy/tours.yaml': manifest,
    'deploy/shop.yaml': shop(others === '' ? manifest + scaler('tours') : manifest),
    ...Object.fromEntries(Object.entries(code).map(([path, text]) => [shop(path), shop(text)])),
  };
}
