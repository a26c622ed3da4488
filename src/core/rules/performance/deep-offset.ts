import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint, Parameter } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { growthOf } from '../questions/growing-tables.ts';
import { tableName } from '../questions/writes.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { routeOf } from '../words/route-words.ts';

export const deepOffset: Rule = {
  id: 'deep-offset',
  area: 'performance',
  severity: severityOf('friction', 'possible'),
  what: 'A list of a growing table is paged by an offset that the client chooses and nothing bounds.',
  why: 'The database reads and throws away all rows before the page: the last page costs as much as the whole table.',
  fix: 'Page by the last key that was seen, or refuse offsets that nobody scrolls to.',
  references: ['https://use-the-index-luke.com/no-offset', 'https://google.aip.dev/158'],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: museum('offset', 'ORDER BY id LIMIT 50 OFFSET $1'),
    good: museum('after', 'WHERE id > $1 ORDER BY id LIMIT 50'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.endpoints.flatMap((endpoint) => {
      const isRead = endpoint.role === 'system' && endpoint.method === 'GET' && endpoint.onlyWhere === undefined;
      const offset = isRead ? offsetOf(endpoint) : undefined;
      const list = offset === undefined ? undefined : listOf(index, endpoint);
      const growth = list === undefined ? undefined : growthOf(index, entries, list.table);
      if (offset === undefined || list === undefined || growth?.pace !== 'use') return [];
      const name = tableName(index, list);
      return [
        {
          title: `${routeOf(endpoint)} skips rows of ${name} one by one`,
          message: prose(
            `Rows that ${offset.name} skips are read and thrown away, and nothing bounds it.`,
            `${growth.by.label} adds rows to ${name}; those that come while somebody turns pages show twice or never.`,
          ),
          fix: `Take the last key instead (\`WHERE id > $1 ORDER BY id LIMIT 50\`), or refuse ${offset.name} above 10,000.`,
          evidence: evidenceChain(list.evidence[0], endpoint.evidence[0], growth.evidence),
          lookedAt: [`a maximum of ${offset.name}`, 'conditions of the query'],
          subjects: [endpoint.id, list.table],
        },
      ];
    });
  },
};

function offsetOf({ parameters }: Endpoint): Parameter | undefined {
  return parameters.find(
    ({ name, in: place, shape }) =>
      place === 'query' &&
      /^(?:offset|skip)$/i.test(name) &&
      !((shape?.type === 'integer' || shape?.type === 'number') && shape.maximum !== undefined),
  );
}

/** The one limited list of the route. A condition may leave few rows, and then nothing is skipped for long. */
function listOf(index: SystemIndex, endpoint: Endpoint): DataAccess | undefined {
  const lists = index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.accessesOf(operation.id))
    .filter(({ verb, many }) => verb === 'select' && many);
  const [list, another] = lists;
  if (list === undefined || another !== undefined || list.limit === undefined) return undefined;
  const isWhole =
    list.filtersKnown &&
    list.filters.length === 0 &&
    list.optionalFilters === undefined &&
    list.grouped === undefined &&
    !list.inLoop;
  return isWhole ? list : undefined;
}

function museum(parameter: string, rest: string): Example {
  return {
    'schema.sql': 'CREATE TABLE visits (id bigserial PRIMARY KEY, hall text NOT NULL);\n',
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.use(requireAuth);

app.get('/v1/visits', async (req, res) => {
  const { rows } = await pool.query('SELECT id, hall FROM visits ${rest}', [Number(req.query.${parameter} ?? 0)]);
  res.json({ visits: rows });
});

app.post('/v1/visits', async (req, res) => {
  await pool.query('INSERT INTO visits (hall) VALUES ($1)', [String(req.body.hall)]);
  res.status(201).end();
});

app.listen(3000);
`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
  };
}
