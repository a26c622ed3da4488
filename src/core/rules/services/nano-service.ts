import type { Component } from '../../model/component.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { type ServiceSize, serviceSizes } from '../questions/service-sizes.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

/** In a small system a small service is no sign of anything. */
const enough = 6;

export const nanoService: Rule = {
  id: 'nano-service',
  area: 'services',
  severity: severityOf('friction', 'possible'),
  what: 'A service of one route keeps nothing, calls nobody, and is called by one other service.',
  why: 'It is a function with a network in front: it costs a deployment, a hop and a way to fail, and can change alone only if its one caller allows it.',
  fix: 'Move it into the service that calls it, unless it has to scale, be released or be locked away on its own.',
  references: ['https://learn.microsoft.com/en-us/azure/architecture/microservices/model/microservice-boundaries'],
  reads: ['components', 'endpoints', 'accesses', 'calls', 'channels', 'connections', 'operations'],
  examples: {
    bad: museum(
      "await (await fetch(`${process.env.LOCKERS_URL ?? 'http://lockers:4000'}/lockers/${req.params.id}`, { signal: AbortSignal.timeout(2000) })).json()",
      true,
    ),
    good: museum('{ code: Number(req.params.id) % 97 }', false),
  },
  check: ({ index }) => {
    const sizes = serviceSizes(index);
    return sizes.length < enough ? [] : sizes.filter(isOneFunction).map(report);
  },
};

function isOneFunction({ routes, tables, channels, calls, callers }: ServiceSize): boolean {
  return routes === 1 && tables === 0 && channels === 0 && calls === 0 && isOne(callers);
}

/** Behind a gateway it serves the outside, and a gateway takes no code in. */
function isOne([caller, another]: readonly Component[]): boolean {
  return another === undefined && caller?.kind === 'service' && caller.root !== undefined;
}

function report({ service, callers, called }: ServiceSize): Report {
  const caller = callers[0]?.name ?? '';
  return {
    title: `${service.name} is one function of ${caller} behind a network`,
    message: prose(
      `It has one route, touches no table, sends nothing and calls nobody; ${caller} alone calls it.`,
      `Each use goes over the network, and fails when either of the two is down.`,
    ),
    fix: `Move its code into ${caller}. It may stay where it needs other hardware, another language, or secrets that ${caller} must not see.`,
    evidence: evidenceChain(service.evidence[0], called),
    lookedAt: ['routes, tables, messages and calls of the service', 'calls of all other services'],
    subjects: [service.id, `caller:${caller}`],
  };
}

/** Five services of a museum, and one that only computes which locker a visitor gets. */
function museum(locker: string, alone: boolean): Record<string, string> {
  const names = ['tours', 'halls', 'guides', 'badges', 'posters', 'maps', ...(alone ? ['lockers'] : [])];
  const answers: Readonly<Record<string, string>> = { tours: locker, lockers: '{ code: Number(req.params.id) % 97 }' };
  return Object.assign(
    {},
    ...names.map((name) => ({
      [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "4" } }`,
      [`${name}/src/app.ts`]: `import express from 'express';

const app = express();
app.get('/${name}/:id', async (req, res) => {
  res.json(${answers[name] ?? '{ id: req.params.id }'});
});
app.listen(4000);
`,
    })),
    { 'docker-compose.yml': `services:\n${names.map((name) => `  ${name}:\n    build: ./${name}\n`).join('')}` },
  );
}
