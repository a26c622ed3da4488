import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { clusterExample, memoryLimit, probes } from '../words/cluster-example.ts';
import { prose } from '../words/prose.ts';

export const stickySession: Rule = {
  id: 'sticky-session',
  area: 'scaling',
  severity: severityOf('friction', 'likely'),
  what: 'A client is always sent to the same copy of a service.',
  why: 'Load spreads unevenly, and whoever was served by a copy that goes away loses what it remembered.',
  fix: 'Keep what a copy remembers where all of them see it, and let any copy serve any request.',
  references: [
    'https://12factor.net/processes',
    'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
  ],
  reads: ['components'],
  examples: { bad: tours('  sessionAffinity: ClientIP\n'), good: tours('') },
  check: ({ index }) =>
    index.system.components.flatMap(({ id, name, deployment, kind }) => {
      const sticky = deployment?.cluster?.sticky;
      if (sticky === undefined || (kind !== 'service' && kind !== 'gateway')) return [];
      const copies = deployment?.replicas ?? 1;
      return [
        {
          severity: copies > 1 ? undefined : severityOf('friction', 'possible'),
          title: `A client of ${name} is bound to one of its copies`,
          message: prose(
            copies > 1
              ? `Of ${copies} copies the same one answers a client each time;`
              : 'As soon as a second copy runs, the same one answers a client each time;',
            'all users behind one address land on one copy, and with each deployment what it held for them is lost.',
          ),
          fix: `Remove \`sessionAffinity\`; sessions of ${name} belong into Redis or a table.`,
          evidence: evidenceChain(sticky),
          subjects: [id],
        },
      ];
    }),
};

function tours(affinity: string): Example {
  const service = `---
apiVersion: v1
kind: Service
metadata:
  name: tours
spec:
  selector: { app: tours }
${affinity}  ports:
    - port: 80
      targetPort: 3000
`;
  return clusterExample(probes + memoryLimit, { others: service });
}
