import type { Component } from '../../model/component.ts';
import type { Effect } from '../../model/effect.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Severity } from '../finding.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { type StateKind, stateKindOf } from '../words/state-words.ts';

export const inMemoryState: Rule = {
  id: 'in-memory-state',
  area: 'scaling',
  severity: 'medium',
  what: 'A request writes data into a variable of the module that later requests need.',
  why: 'The variable lives in one process: a second replica does not have it, and a restart or deployment loses it.',
  fix: 'Keep it in the database or in a cache that all replicas share.',
  references: ['https://12factor.net/processes', 'https://12factor.net/concurrency'],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'components', 'channels', 'jobs'],
  examples: {
    bad: {
      'src/app.ts': `import express from 'express';
import { requireAuth } from './auth';

const app = express();
const carts = new Map<string, string[]>();

app.use(requireAuth);

app.post('/cart/items', (req, res) => {
  const items = carts.get(req.user.id) ?? [];
  carts.set(req.user.id, [...items, req.body.sku]);
  res.status(204).end();
});

app.listen(3000);
`,
      'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    },
    good: {
      'src/app.ts': `import express from 'express';
import Redis from 'ioredis';
import { requireAuth } from './auth';

const app = express();
const redis = new Redis(process.env.REDIS_URL);

app.use(requireAuth);

app.post('/cart/items', async (req, res) => {
  await redis.rpush(\`cart:\${req.user.id}\`, req.body.sku);
  res.status(204).end();
});

app.listen(3000);
`,
      'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    },
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const writes = index.system.effects.filter((effect) => effect.kind === 'module-state-write');
    return [...groupBy(writes, variableOf).values()].flatMap((effects) => {
      const callers = uniqueBy(
        effects.flatMap((effect) => entries(effect.operation ?? '')).filter((entry) => entry.kind === 'endpoint'),
        (entry) => entry.label,
      );
      const kind = kindOf(effects[0]);
      return kind !== undefined && isNonEmpty(callers) ? [report(index, fillersFirst(effects), callers, kind)] : [];
    });
  },
};

function variableOf(effect: Effect): string {
  return `${effect.service} ${effect.settings?.['of'] ?? effect.evidence[0]?.file} ${effect.name}`;
}

/** A variable that is set once it is needed, or filled where an entry is missing, is a client or a memo, unless its name says data. */
function kindOf(effect: Effect): StateKind | undefined {
  const kind = stateKindOf(effect.name);
  const isMemo = effect.detail === 'empty' || effect.detail === 'fill-if-missing';
  return isMemo && kind === 'unknown' ? undefined : kind;
}

/** What fills the variable shows the problem better than what clears it. */
function fillersFirst(effects: NonEmpty<Effect>): NonEmpty<Effect> {
  const clears = (effect: Effect): boolean =>
    /(clear|delete|remove|close|reset|evict|find)\w*$/i.test(effect.operation ?? '');
  const [first, ...others] = [...effects.filter((effect) => !clears(effect)), ...effects.filter(clears)];
  return [first ?? effects[0], ...others];
}

function report(index: SystemIndex, effects: NonEmpty<Effect>, callers: NonEmpty<EntryPoint>, kind: StateKind): Report {
  const [effect] = effects;
  const { name } = effect;
  const service = index.component(effect.service);
  const labels = callers.map((entry) => entry.label);
  return {
    severity: severityOf(service, kind),
    title: `${doers(labels, 'keeps', 'keep')} ${name} in the memory of one process`,
    message: messageOf(service, name, kind),
    fix: fixOf(name, kind),
    evidence: evidenceChain(
      effect.evidence[0],
      wayTo(index, callers[0], effect.operation ?? ''),
      effects.flatMap((each) => each.evidence),
      service?.deployment?.replicas === undefined ? undefined : service.evidence[0],
    ),
    subjects: [...effects.map((each) => each.id), ...callers.map((entry) => entry.id)],
  };
}

function severityOf(service: Component | undefined, kind: StateKind): Severity {
  const replicated = (service?.deployment?.replicas ?? 1) > 1;
  if (kind === 'cache') return replicated ? 'medium' : 'low';
  if (kind === 'unknown') return replicated ? 'high' : 'low';
  return replicated ? 'high' : 'medium';
}

function messageOf(service: Component | undefined, name: string, kind: StateKind): string {
  const later =
    kind === 'cache'
      ? `each further replica fills a ${name} of its own, and what one invalidates the others still answer.`
      : `a restart or deployment loses ${name}, and no second replica can see it.`;
  return `${replicasNow(service)}; ${later}`;
}

function replicasNow(service: Component | undefined): string {
  const { file, replicas } = service?.deployment ?? {};
  const who = service?.name ?? 'The service';
  if (replicas === undefined) return 'As long as one process answers all requests this works';
  if (replicas <= 1) return `${who} runs one replica (${file}), so this works for now`;
  const missed = Math.round((1 - 1 / replicas) * 100);
  return prose(
    `${who} runs ${replicas} replicas (${file}),`,
    `so about ${missed} % of the following requests land on a process that does not have it`,
  );
}

function fixOf(name: string, kind: StateKind): string {
  const key = `${name}:<id>`;
  return kind === 'cache'
    ? `Put ${name} into a cache that all replicas share (\`SET ${key} … EX 60\` in Redis), or let entries expire soon.`
    : `Move ${name} into a table, or into Redis under \`${key}\` with an expiry, and keep nothing between requests.`;
}
