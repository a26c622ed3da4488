import { count, shortList } from '../../model/wording.ts';
import { clusterServices, idsOf, manifestsOf, namesOf } from '../questions/cluster-services.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { clusterExample, memoryLimit, probes } from '../words/cluster-example.ts';
import { agree } from '../words/doers.ts';

export const missingResourceLimits: Rule = {
  id: 'missing-resource-limits',
  area: 'scaling',
  severity: severityOf('slowdown', 'possible'),
  what: 'A cluster runs a service without a limit to its memory.',
  why: 'One leak or one large request takes the memory of everything else on that machine.',
  fix: 'Request what it usually needs, and limit its memory a little above what it needs at most.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    'https://learn.microsoft.com/en-us/azure/aks/developer-best-practices-resource-management',
  ],
  reads: ['components'],
  examples: { bad: clusterExample(probes), good: clusterExample(probes + memoryLimit) },
  check: ({ index }) => {
    const services = clusterServices(index);
    const unlimited = services.filter(({ cluster }) => cluster.unlimited === true);
    if (unlimited.length === 0) return [];
    const names = namesOf(unlimited);
    return [
      {
        title: `${shortList(names)} may take all memory of ${agree(names.length, 'its', 'their')} machine`,
        message: `${count(unlimited.length, 'service')} of ${services.length} in the cluster ${agree(unlimited.length, 'has', 'have')} no limit: when one grows, the machine kills whatever it likes, neighbors included.`,
        fix: `\`resources: { requests: { cpu: 100m, memory: 256Mi }, limits: { memory: 512Mi } }\` in each container, with figures from what it takes today.`,
        evidence: evidenceChain(manifestsOf(unlimited)),
        lookedAt: unlimited.map(
          ({ service, cluster }) => `${placeOf(cluster.evidence)} resources.limits of ${service.name}`,
        ),
        subjects: idsOf(unlimited),
      },
    ];
  },
};
