import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

/** Two doors are easily watched. */
const manyDoors = 3;

export const missingApiGateway: Rule = {
  id: 'missing-api-gateway',
  area: 'services',
  severity: severityOf('friction', 'possible'),
  what: 'Several services are open to the outside, each by itself.',
  why: 'Certificates, authentication, limits and logs have to be right in each of them, and clients know how the system is cut.',
  fix: 'Open one gateway or ingress, and let the services answer inside only.',
  references: [
    'https://microservices.io/patterns/apigateway.html',
    'https://learn.microsoft.com/en-us/azure/architecture/microservices/design/gateway',
  ],
  reads: ['components', 'endpoints', 'connections'],
  examples: { bad: museum('ports: ["3000"]'), good: museum('expose: ["3000"]') },
  check: ({ index }) => {
    const open = index.system.components.filter((component) => isOpen(index, component));
    if (open.length < manyDoors || index.system.components.some(({ kind }) => kind === 'gateway')) return [];
    const names = open.map(({ name }) => name);
    return [
      {
        title: `${shortList(names)} are each open to the outside`,
        message: prose(
          `${count(open.length, 'service')} publish a port of their own and nothing stands before them:`,
          `what every request needs is built ${open.length} times, and moving a route between them breaks clients.`,
        ),
        fix: 'One gateway (nginx, Traefik, Kong, Envoy, or an ingress) that is published, and `expose` instead of `ports` for the rest.',
        evidence: evidenceChain(open.slice(0, 5).map(({ evidence }) => evidence[0])),
        lookedAt: [
          ...new Set(open.flatMap(({ deployment }) => deployment?.file ?? [])),
          'components for a gateway, an ingress or a proxy',
        ],
        subjects: open.map(({ id }) => id),
      },
    ];
  },
};

function isOpen(index: SystemIndex, { id, kind, root, deployment }: Component): boolean {
  if (kind !== 'service' || root === undefined || index.endpointsOfService(id).length === 0) return false;
  const published = deployment?.ports.flatMap((port) => port.published ?? []) ?? [];
  return published.some((port) => !/^(?:127\.|localhost|\[?::1)/.test(port));
}

function museum(door: string): Example {
  const names = ['tours', 'shop', 'guides'];
  const ports = (name: string, at: number): string =>
    `  ${name}:\n    build: ./${name}\n    ${door.replace('3000', door.startsWith('ports') ? `800${at}:3000` : '3000')}\n`;
  const code = names.flatMap((name) => [
    [`${name}/package.json`, `{ "name": "${name}", "dependencies": { "express": "4" } }`] as const,
    [
      `${name}/src/app.ts`,
      `import express from 'express';

const app = express();
app.get('/${name}/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
    ] as const,
  ]);
  return { 'docker-compose.yml': `services:\n${names.map(ports).join('')}`, ...Object.fromEntries(code) };
}
