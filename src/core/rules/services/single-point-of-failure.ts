import { articulationPoints } from '../../graph/articulation-points.ts';
import { graphOf } from '../../graph/graph.ts';
import type { Component } from '../../model/component.ts';
import type { Connection } from '../../model/connection.ts';
import { connectionsTo } from '../../model/connections-to.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { exposureOf } from '../questions/exposure.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { requestsThat, type ServiceCall, serviceCalls } from '../questions/service-calls.ts';
import type { Report, Rule } from '../rule.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

/** With three services or fewer something is always in the middle. */
const smallestGraph = 4;
const manyCallers = 3;

export const singlePointOfFailure: Rule = {
  id: 'single-point-of-failure',
  area: 'services',
  severity: 'low',
  what: 'One component, of which a single copy runs, stands between all the others.',
  why: 'While it restarts, is deployed or fails, the requests of every service that needs it fail too.',
  fix: 'Run at least two replicas behind a health check, or let callers go on without it.',
  references: [
    'https://learn.microsoft.com/en-us/azure/well-architected/reliability/redundancy',
    'https://sre.google/sre-book/addressing-cascading-failures/',
  ],
  reads: ['components', 'calls', 'connections', 'endpoints', 'operations', 'operationCalls'],
  examples: { bad: shopWith('replicas: 1'), good: shopWith('replicas: 2') },
  check: ({ index }) => {
    const [alike, others] = alikeIn(middlesOf(index));
    return [...alike.map(reportOfAll), ...others.map((middle) => report(index, middle)), ...sharedStoresOf(index)];
  },
};

/** Three services ask one other, whose deployment says how many copies run. */
function shopWith(deploy: string): Record<string, string> {
  const callers = ['orders', 'billing', 'shipping'];
  const service = (name: string): string => `  ${name}:\n    build: ./${name}\n`;
  const files: Record<string, string> = {
    'docker-compose.yml': `services:
${callers.map(service).join('')}${service('accounts')}    deploy:
      ${deploy}
`,
    'accounts/package.json': '{ "name": "accounts", "dependencies": { "express": "4" } }',
    'accounts/src/app.ts': `import express from 'express';

const app = express();
app.get('/accounts/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
  };
  for (const name of callers) {
    files[`${name}/package.json`] = `{ "name": "${name}", "dependencies": { "express": "4" } }`;
    files[`${name}/src/app.ts`] = `import express from 'express';

const app = express();

app.get('/${name}/:id', async (req, res) => {
  const url = \`http://accounts:3000/accounts/\${req.params.id}\`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
  res.json(await answer.json());
});

app.listen(3000);
`;
  }
  return files;
}

/** A component between others, and who waits for it. */
interface Middle {
  readonly component: Component;
  readonly callers: readonly ServiceCall[];
}

/** From this many on, single copies are how a file deploys everything, and one word about them all is enough. */
const manyAlike = 4;

/** Components that one file runs in one copy each, the one most waited for first, and the others. */
function alikeIn(middles: readonly Middle[]): [NonEmpty<Middle>[], Middle[]] {
  const single = middles.filter(({ component }) => component.deployment?.replicas === 1);
  const groups = [...groupBy(single, ({ component }) => component.deployment?.file ?? '').values()];
  const alike = groups.filter(({ length }) => length >= manyAlike);
  const told = new Set<Middle>(alike.flat());
  return [alike.map(byCallers), middles.filter((middle) => !told.has(middle))];
}

function byCallers(middles: NonEmpty<Middle>): NonEmpty<Middle> {
  const [first = middles[0], ...others] = middles.toSorted((a, b) => b.callers.length - a.callers.length);
  return [first, ...others];
}

function reportOfAll(middles: NonEmpty<Middle>): Report {
  const [{ component: first }] = middles;
  const isClustered = middles.some(({ component }) => component.deployment?.cluster !== undefined);
  const waited = middles.map(({ component, callers }) => `${component.name} (${callers.length})`);
  return {
    severity: isClustered ? 'medium' : undefined,
    title: `${count(middles.length, 'service')} that others wait for run in one copy each, ${first.name} for one`,
    message: `${first.deployment?.file} runs one replica of each. This many services wait for them: ${shortList(waited, 6)}.`,
    fix: prose(
      `Run two or more replicas (${replicasIn(first)}) with a health check, of ${first.name} first.`,
      middles.some(({ component }) => isPinned(component))
        ? 'Ports that are published on the host have to go first: two copies cannot both bind one.'
        : undefined,
    ),
    evidence: evidenceChain(
      middles.map(({ component }) => component.evidence[0]),
      middles.flatMap(({ callers }) => callers.slice(0, 1).map((edge) => edge.evidence)),
    ),
    subjects: [
      ...new Set(middles.flatMap(({ component, callers }) => [component.id, ...callers.map((edge) => edge.from.id)])),
    ],
  };
}

function middlesOf(index: SystemIndex): Middle[] {
  const edges = serviceCalls(index);
  const graph = graphOf(
    [],
    edges.map((edge) => ({ from: edge.from.id, to: edge.to.id })),
  );
  // A gateway is no only way in where other services are published beside it.
  const published = [...graph.keys()]
    .flatMap((id) => index.component(id) ?? [])
    .filter((each) => exposureOf(each) === 'published');
  const cuts = graph.size < smallestGraph ? [] : articulationPoints(graph);
  return [...graph.keys()].flatMap((id) => {
    const component = index.component(id);
    // A proxy waits for everything behind it, and a page for all that it shows.
    const callers = edges.filter(({ to, from }) => to.id === id && from.root !== undefined && from.kind !== 'frontend');
    const others = published.some((other) => other.id !== id);
    if (component === undefined || !isAlone(component, callers, cuts.includes(id), others)) return [];
    return [{ component, callers }];
  });
}

/**
 * Many callers of one known copy, or the only way between parts. How many copies run is often nowhere said; then only
 * the second is worth a word. A gateway has callers that no file shows.
 */
function isAlone(component: Component, callers: readonly ServiceCall[], cuts: boolean, others: boolean): boolean {
  const replicas = component.deployment?.replicas;
  if (replicas !== undefined && replicas !== 1) return false;
  if (component.kind === 'gateway') return cuts && replicas === 1 && !others;
  return replicas === 1 ? callers.length >= manyCallers || (cuts && callers.length > 1) : cuts && callers.length > 1;
}

function report(index: SystemIndex, { component, callers }: Middle): Report {
  const single = component.deployment?.replicas === 1;
  const names = callers.map((edge) => edge.from.name).sort();
  return {
    severity: single && component.deployment?.cluster !== undefined ? 'medium' : undefined,
    title: titleOf(component.name, names, single),
    message: messageOf(index, component, callers, names),
    fix: prose(
      `Run two or more replicas of ${component.name} (${replicasIn(component)}) with a health check,`,
      'so that one can fail or be deployed.',
      isPinned(component)
        ? 'The port that is published on the host has to go first: two copies cannot both bind it.'
        : undefined,
    ),
    evidence: evidenceChain(
      component.evidence[0],
      callers.map((edge) => edge.evidence),
    ),
    subjects: [component.id, ...callers.map((edge) => edge.from.id)],
  };
}

/** Compose gives each published port to one container. */
function isPinned({ deployment }: Component): boolean {
  const isCompose = /compose/i.test(deployment?.file ?? '');
  return isCompose && deployment?.ports.some(({ published }) => published !== undefined) === true;
}

function replicasIn({ deployment }: Component): string {
  return /compose/i.test(deployment?.file ?? '') ? '`deploy: { replicas: 2 }`' : '`replicas: 2`';
}

function titleOf(name: string, callers: readonly string[], single: boolean): string {
  if (callers.length === 0) return `${name} is the only way in, and one copy of it runs`;
  const waiting = `${count(callers.length, 'service')} ${agree(callers.length, 'was', 'were')} seen to wait for ${name}`;
  return single ? `${waiting}, of which one copy runs` : `${waiting}, the only link between them`;
}

function messageOf(
  index: SystemIndex,
  component: Component,
  callers: readonly ServiceCall[],
  names: readonly string[],
): string {
  const requests = requestsThat(
    index,
    callers.flatMap((edge) => edge.calls),
  );
  const { file, replicas } = component.deployment ?? {};
  const copies = replicas === 1 ? `${file} runs one replica of it` : 'no file says how many replicas of it run';
  const waiting = `${shortList(names, 4)} ${agree(names.length, 'waits', 'wait')} for it`;
  const needed = names.length === 0 ? 'Every request from outside passes it' : waiting;
  const asking = `${count(requests.length, 'route')} of theirs ${agree(requests.length, 'leads', 'lead')} to it`;
  return prose(`${needed}, and ${copies}.`, requests.length === 0 ? undefined : `At least ${asking}.`);
}

function sharedStoresOf(index: SystemIndex): Report[] {
  return index.system.components.flatMap((store) => {
    if (store.kind !== 'database' || (store.deployment?.replicas ?? 1) > 1) return [];
    const edges = connectionsTo(index.system, store.id).filter(({ kind }) => ['read', 'write', 'store'].includes(kind));
    const users = [...new Set(edges.map((edge) => edge.from))].sort();
    return users.length < manyCallers ? [] : [storeReport(index, store, edges)];
  });
}

function storeReport(index: SystemIndex, store: Component, edges: readonly Connection[]): Report {
  const users = [...new Set(edges.map((edge) => edge.from))].sort();
  const names = users.map((id) => index.component(id)?.name ?? id);
  return {
    severity: 'low',
    title: `${count(users.length, 'service')} keep their data in the one database ${store.name}`,
    message: prose(
      `${shortList(names, 5)} stop together when ${store.name} restarts, fails over or runs out of connections,`,
      'and their pools share what it accepts.',
    ),
    fix: `Give the services that must survive alone a database of their own, and run ${store.name} with a standby.`,
    evidence: evidenceChain(
      store.evidence[0],
      edges.map((edge) => edge.evidence[0]),
    ),
    subjects: [store.id, ...users],
  };
}
