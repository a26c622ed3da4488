import type { CacheUse } from '../../model/cache-use.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { shownKey } from '../../model/shown-key.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { routeOf } from '../words/route-words.ts';

export const cacheWithoutInvalidation: Rule = {
  id: 'cache-without-invalidation',
  area: 'performance',
  severity: severityOf('slowdown', 'possible'),
  what: 'A route answers from a cache, and the routes that change the same table leave the cache as it is.',
  why: 'Clients see the old state until the entry ends by itself, and for ever where it does not.',
  fix: 'Delete the key where the rows are written.',
  references: [
    'https://aws.amazon.com/builders-library/caching-challenges-and-strategies/',
    'https://learn.microsoft.com/azure/architecture/patterns/cache-aside',
  ],
  reads: ['cacheUses', 'endpoints', 'operations', 'operationCalls', 'accesses', 'tables'],
  examples: {
    bad: museum(''),
    good: museum('  await redis.del(`tour:${req.params.id}`);\n'),
  },
  check: ({ index }) => {
    const uses = groupBy(index.system.cacheUses, ({ keyPattern, cache }) => `${cache} ${keyPattern}`);
    return [...uses.values()].flatMap((same) => {
      const fill = same.find(({ kind }) => kind === 'write');
      const patience = fill?.timeToLiveSeconds ?? Number.POSITIVE_INFINITY;
      if (fill === undefined || patience <= short || isDeleted(index, fill)) return [];
      const readers = index.endpointsOf(fill.operation).filter(({ method }) => method === 'GET');
      const writers = writersOf(index, readers, fill);
      const [reader] = readers;
      if (reader === undefined || writers.length === 0) return [];
      const age = Number.isFinite(patience) ? `up to ${patience} s` : 'until somebody deletes the key';
      return [
        {
          title: `${routeOf(reader)} answers from ${shownKey(fill.keyPattern)}, which ${shortList(writers.map(routeOf), 2)} ${writers.length === 1 ? 'leaves' : 'leave'} stale`,
          message: prose(
            `The entry holds rows that ${shortList(writers.map(routeOf))} ${writers.length === 1 ? 'changes' : 'change'}, and none of them deletes it:`,
            `clients get the old ones for ${age}.`,
          ),
          fix: `Delete ${shownKey(fill.keyPattern)} after the write in ${shortList(writers.map(routeOf))}, and give the entry a time to live in any case.`,
          evidence: evidenceChain(
            fill.evidence[0],
            writers.map(({ evidence: [place] }) => place),
          ),
          subjects: [fill.keyPattern, ...writers.map(({ id }) => id)],
        },
      ];
    });
  },
};

/** A minute of the old state is what caches are for. */
const short = 60;

/** Somebody deletes the entry, or one of those that are called alike: `reviews:{}:1` of `reviews:{}:{}`. */
function isDeleted({ system }: SystemIndex, { cache, keyPattern }: CacheUse): boolean {
  return system.cacheUses.some(
    (use) => use.kind === 'invalidate' && use.cache === cache && mayBeOne(use.keyPattern, keyPattern),
  );
}

function mayBeOne(one: string, other: string): boolean {
  const [parts, others] = [one.split(':'), other.split(':')];
  const isOpen = (part = ''): boolean => part.includes('{}');
  return (
    parts.length === others.length &&
    parts.every((part, at) => part === others[at] || (isOpen(part) !== isOpen(others[at]) && at > 0))
  );
}

/** Requests that change a table from which the cached answer is made, without a word to any cache. */
function writersOf(index: SystemIndex, readers: readonly Endpoint[], fill: CacheUse): Endpoint[] {
  const reads = cachedReads(index, fill);
  const silent = ({ service, method }: Endpoint): boolean =>
    method !== 'GET' && readers.some((reader) => reader.service === service);
  return index.system.endpoints.filter(silent).filter((endpoint) => {
    const reached = index.reachedBy(endpoint).map(({ operation }) => operation.id);
    const touches = index.system.cacheUses.some(({ operation }) => reached.includes(operation));
    const changes = reached
      .flatMap((id) => index.accessesOf(id))
      .some((write) => write.kind === 'write' && reads.some((read) => changesWhatIsRead(write, read)));
    return changes && !touches;
  });
}

/** Where the call that fills the entry holds the queries, only these are kept; else all that the function reads may be. */
function cachedReads(index: SystemIndex, { operation, evidence: [place] }: CacheUse): readonly DataAccess[] {
  const reads = index.accessesOf(operation).filter(({ kind }) => kind === 'read');
  const within = reads.filter(
    ({ evidence: [at] }) =>
      at !== undefined && at.file === place?.file && at.line >= place.line && at.line <= (place.endLine ?? place.line),
  );
  return within.length > 0 ? within : reads;
}

function changesWhatIsRead(write: DataAccess, read: DataAccess): boolean {
  if (write.table !== read.table || write.verb === 'insert') return false;
  const isKnown = write.verb === 'update' && write.columns.length > 0 && read.columns.length > 0;
  return !isKnown || write.columns.some((column) => read.columns.includes(column));
}

function museum(invalidate: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "express": "4", "pg": "8", "ioredis": "5" } }',
    'schema.sql': 'CREATE TABLE tours (id bigserial PRIMARY KEY, title text NOT NULL);',
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/app.ts': `import express from 'express';
import Redis from 'ioredis';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const redis = new Redis();
const app = express();

app.use(requireAuth);

app.get('/v1/tours/:id', async (req, res) => {
  const known = await redis.get(\`tour:\${req.params.id}\`);
  if (known !== null) return res.json(JSON.parse(known));
  const tours = await pool.query('SELECT id, title FROM tours WHERE id = $1', [req.params.id]);
  await redis.set(\`tour:\${req.params.id}\`, JSON.stringify(tours.rows[0]), 'EX', 3600);
  res.json(tours.rows[0]);
});

app.put('/v1/tours/:id', async (req, res) => {
  await pool.query('UPDATE tours SET title = $1 WHERE id = $2', [req.body.title, req.params.id]);
${invalidate}  res.status(204).end();
});

app.listen(3000);
`,
  };
}
