import type { Component } from '../../model/component.ts';
import type { Effect } from '../../model/effect.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const localFileState: Rule = {
  id: 'local-file-state',
  area: 'scaling',
  severity: severityOf('slowdown', 'likely'),
  what: 'A request writes a file on the disk of the process that serves it.',
  why: 'The next request may reach another copy, which does not have the file, and a new container starts without it.',
  fix: 'Keep it in an object store or in the database.',
  references: ['https://12factor.net/processes', 'https://12factor.net/backing-services'],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'components', 'jobs', 'channels'],
  examples: {
    bad: museum('uploads/plan.pdf'),
    good: museum('/tmp/plan.pdf'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const writes = index.system.effects.filter(
      ({ kind, name, detail }) => kind === 'file-write' && isKept(name) && !isRemoval(detail),
    );
    const written = [...groupBy(writes, ({ operation }) => operation ?? '').values()].flatMap(([effect]) => {
      const entry = entries(effect.operation ?? '').find(({ kind }) => kind === 'endpoint');
      const service = index.component(effect.service);
      if (entry === undefined) return [];
      return [
        {
          ...reported(service, `${entry.label} keeps ${effect.name}`),
          evidence: evidenceChain(effect.evidence[0], wayTo(index, entry, effect.operation ?? '')),
          subjects: [entry.id, effect.id],
        },
      ];
    });
    return [...written, ...index.system.effects.flatMap((effect) => uploadsIn(index, effect))];
  },
};

/** What takes uploads is told a folder where it is made, and puts them there for every route that it stands before. */
function uploadsIn(index: SystemIndex, { kind, name, settings, service, evidence, id }: Effect): readonly Report[] {
  const folder = settings?.['folder'];
  if (kind !== 'upload' || folder === undefined || !isKept(folder)) return [];
  const component = index.component(service);
  return [
    {
      ...reported(component, `${name} of ${component?.name ?? 'the service'} keeps uploads in ${folder}`),
      evidence: evidenceChain(evidence[0]),
      subjects: [service, id],
    },
  ];
}

function reported(
  service: Component | undefined,
  what: string,
): Pick<Report, 'severity' | 'title' | 'message' | 'fix'> {
  const replicas = service?.deployment?.replicas ?? 1;
  return {
    severity: replicas > 1 ? undefined : 'low',
    title: `${what} on the disk of one process`,
    message: prose(
      replicas > 1
        ? `${replicas} copies of ${service?.name} run, and ${replicas - 1} of them do not have the file;`
        : `As soon as a second copy of ${service?.name ?? 'the service'} runs, it does not have the file;`,
      'and what a container writes is gone with it unless a volume keeps it.',
    ),
    fix: 'Put it into an object store (S3 or alike) under a key that the database knows, or write to the temporary folder if it is not needed afterwards.',
  };
}

/** A path that is not known may be a temporary one. */
function isKept(path: string): boolean {
  return !path.startsWith('{}') && path !== '' && !/(?:^|\/)(?:tmp|temp|var\/log|logs?|dev|proc)(?:\/|$)/i.test(path);
}

function isRemoval(called: string | undefined): boolean {
  return /(?:unlink|rm)(?:Sync)?$/.test(called ?? '');
}

function museum(path: string): Example {
  return {
    'docker-compose.yml': 'services:\n  museum:\n    build: ./museum\n    deploy: { replicas: 3 }\n',
    'museum/package.json': '{ "name": "museum", "dependencies": { "express": "4" } }',
    'museum/src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'museum/src/app.ts': `import { writeFile } from 'node:fs/promises';
import express from 'express';
import { requireAuth } from './auth';

const app = express();

app.use(requireAuth);

app.put('/v1/plans/:id', async (req, res) => {
  await writeFile('${path}', req.body);
  res.status(204).end();
});

app.listen(3000);
`,
  };
}
