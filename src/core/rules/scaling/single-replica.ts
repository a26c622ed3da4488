import { shortList } from '../../model/wording.ts';
import { answeringServices, idsOf, manifestsOf, namesOf } from '../questions/cluster-services.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { clusterExample, memoryLimit, probes } from '../words/cluster-example.ts';
import { agree } from '../words/doers.ts';
import { platformWords } from '../words/platform-words.ts';
import { prose } from '../words/prose.ts';

export const singleReplica: Rule = {
  id: 'single-replica',
  area: 'scaling',
  severity: severityOf('friction', 'possible'),
  what: 'One copy of a service runs in a cluster where others run in several.',
  why: 'When its machine is drained or its process restarts, nobody answers until the next copy is up.',
  fix: 'Run two copies, or say that an interruption of this service is fine.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
    'https://learn.microsoft.com/en-us/azure/well-architected/reliability/redundancy',
  ],
  reads: ['components', 'endpoints'],
  examples: { bad: museum(1), good: museum(2) },
  check: ({ index }) => {
    const services = answeringServices(index);
    const several = services.filter(({ service }) => (service.deployment?.replicas ?? 0) > 1);
    const single = services.filter(({ service }) => service.deployment?.replicas === 1);
    if (several.length === 0 || single.length === 0) return [];
    const names = namesOf(single);
    return [
      {
        title: `${shortList(names)} ${agree(names.length, 'runs', 'run')} in one copy, unlike ${shortList(namesOf(several))}`,
        message: prose(
          'A cluster moves copies between machines as it needs to, and a deployment replaces them:',
          `with one copy each of these is a moment in which ${agree(names.length, 'it does', 'they do')} not answer.`,
        ),
        fix: `${platformWords(single).copies} for ${shortList(names)}, if nothing in memory and no timer forbids it.`,
        evidence: evidenceChain(manifestsOf(single), manifestsOf(several).slice(0, 1)),
        subjects: idsOf(single),
      },
    ];
  },
};

/** A second service, which runs in three copies. */
function museum(replicas: number): Example {
  const { 'deploy/tours.yaml': manifest = '', ...code } = clusterExample(probes + memoryLimit, { replicas });
  const shop = (text: string): string => text.replaceAll('tours', 'shop');
  return {
    ...code,
    'deploy/tours.yaml': manifest,
    'deploy/shop.yaml': shop(manifest).replace(/replicas: \d/, 'replicas: 3'),
    ...Object.fromEntries(Object.entries(code).map(([path, text]) => [shop(path), shop(text)])),
  };
}
