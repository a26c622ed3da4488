import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { type ClusterService, clusterServices, idsOf, manifestsOf, namesOf } from '../questions/cluster-services.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { clusterExample, memoryLimit, probes } from '../words/cluster-example.ts';
import { agree } from '../words/doers.ts';
import { platformWords } from '../words/platform-words.ts';
import { prose } from '../words/prose.ts';

export const missingHealthCheck: Rule = {
  id: 'missing-health-check',
  area: 'services',
  severity: severityOf('outage', 'possible'),
  what: 'A cluster runs a service without any way to ask whether it is well.',
  why: 'Requests are sent to a copy that still starts or no longer answers, and nobody restarts it.',
  fix: 'Declare a readiness probe on a route that is cheap and says whether the service can work.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    'https://microservices.io/patterns/observability/health-check-api.html',
  ],
  reads: ['components', 'endpoints'],
  examples: { bad: clusterExample(memoryLimit), good: clusterExample(memoryLimit + probes) },
  check: ({ index }) => {
    const services = clusterServices(index);
    const unasked = services.filter(({ service }) => service.deployment?.healthCheck === false);
    const [first] = unasked;
    if (first === undefined) return [];
    const names = namesOf(unasked);
    const words = platformWords(unasked);
    return [
      {
        title: `${shortList(names)} ${agree(names.length, 'runs', 'run')} in the cluster without a health check`,
        message: prose(
          `${count(unasked.length, 'service')} of ${services.length} ${agree(unasked.length, 'has', 'have')} ${words.unasked}:`,
          'requests may reach copies that do not listen yet, and a copy that hangs goes on getting its share.',
        ),
        fix: unasked.length === 1 ? fixOf(index, first) : `${fixOf(index, first)} The others alike.`,
        evidence: evidenceChain(manifestsOf(unasked)),
        lookedAt: unasked.map(
          ({ service, cluster }) => `${placeOf(cluster.evidence)} ${words.checks} of ${service.name}`,
        ),
        subjects: idsOf(unasked),
      },
    ];
  },
};

function fixOf(index: SystemIndex, first: ClusterService): string {
  const { id, name, deployment } = first.service;
  const route = index.endpointsOfService(id).find(({ method, path }) => method === 'GET' && isHealth(path));
  const port = deployment?.ports[0]?.container;
  const probe = platformWords([first]).probe(route?.path ?? '/readyz', port ?? '<port>');
  return route === undefined
    ? `Let ${name} answer GET /readyz once it can work, and declare ${probe}.`
    : `${name} answers GET ${route.path} already: declare ${probe}.`;
}

function isHealth(path: string): boolean {
  return /\/(?:_?health(?:z|check)?|ready(?:z)?|live(?:z)?|readiness|liveness|ping|status|heartbeat)\/?$/i.test(path);
}
