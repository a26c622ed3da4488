import type { Call } from '../../model/call.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const unresolvedCall: Rule = {
  id: 'unresolved-call',
  area: 'services',
  severity: severityOf('friction', 'possible'),
  what: 'A service calls a name of the internal network that no service or deployment file here explains.',
  why: 'The system has a dependency that no diagram, no review and no local environment knows.',
  fix: 'Add the service to the deployment files, or correct the name.',
  references: ['https://12factor.net/backing-services', 'https://docs.docker.com/compose/how-tos/networking/'],
  reads: ['calls', 'components'],
  examples: { bad: museum('guide'), good: museum('guides') },
  check: ({ index }) => {
    // Without deployment files every name is unknown, and that says nothing.
    if (!index.system.components.some(({ deployment }) => deployment !== undefined)) return [];
    const unknown = index.system.calls.filter((call) => isUnexplained(index, call));
    return [...groupBy(unknown, ({ from, host }) => `${from} ${host}`).values()].map((calls) => {
      const [call] = calls;
      const name = index.component(call.from)?.name ?? call.from;
      return {
        title: `${name} calls ${call.host}, which nothing here explains`,
        message: prose(
          `No service of the workspace and no entry of its deployment files is called ${call.host}:`,
          'either it runs elsewhere and nobody says so, or the name is wrong.',
        ),
        fix: `An entry for ${call.host} where ${name} is deployed, or the right name in the address.`,
        evidence: evidenceChain(calls.map(({ evidence }) => evidence[0])),
        lookedAt: [
          'names and aliases of all services',
          ...new Set(index.system.components.flatMap(({ deployment }) => deployment?.file ?? [])),
        ],
        subjects: [call.from, `host:${call.host}`],
      };
    });
  },
};

/** One word, as containers and services of a cluster call each other; a domain of the internet needs no explanation. */
function isUnexplained(index: SystemIndex, { host = '', to, protocol }: Call): boolean {
  const name = host.replace(/:\d+$/, '');
  if (protocol === 'websocket' || !/^[a-z][a-z\d-]*$/i.test(name) || /^(?:localhost|host|example)$/i.test(name))
    return false;
  return to === undefined || index.component(to)?.kind === 'external';
}

function museum(name: string): Example {
  return {
    'docker-compose.yml': 'services:\n  tours:\n    build: ./tours\n  guides:\n    image: registry.example/guides:2\n',
    'tours/package.json': '{ "name": "tours", "dependencies": { "express": "4" } }',
    'tours/src/app.ts': `import express from 'express';

const app = express();

app.get('/tours/:id', async (req, res) => {
  const answer = await fetch('http://${name}:8080/today', { signal: AbortSignal.timeout(2000) });
  res.json(await answer.json());
});

app.listen(3000);
`,
  };
}
