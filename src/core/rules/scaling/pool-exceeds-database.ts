import type { Component, ConnectionPool } from '../../model/component.ts';
import { connectionsTo } from '../../model/connections-to.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { listed } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

/** What databases accept when they are not told otherwise, and how many of these are kept for administrators. */
const accepted: Readonly<Record<string, { readonly connections: number; readonly reserved: number }>> = {
  postgresql: { connections: 100, reserved: 3 },
  mysql: { connections: 151, reserved: 1 },
  mariadb: { connections: 151, reserved: 1 },
};

export const poolExceedsDatabase: Rule = {
  id: 'pool-exceeds-database',
  area: 'scaling',
  severity: severityOf('outage', 'possible'),
  what: 'All copies of the services together may open more connections than their database accepts.',
  why: 'Under load the database refuses the next one, and requests fail that a smaller pool would have let wait.',
  fix: 'Make the pools so small that all copies together stay below the limit, or put a pooler between them.',
  references: [
    'https://www.postgresql.org/docs/current/runtime-config-connection.html',
    'https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing',
  ],
  reads: ['components', 'connections'],
  examples: { bad: museum(25), good: museum(10) },
  check: ({ index }) =>
    index.system.components.flatMap((store) => {
      const limit = limitOf(store);
      const uses = limit === undefined || index.once(hasPooler) ? [] : usesOf(index, store);
      const sum = uses.reduce((all, { pool, copies }) => all + pool.size * copies, 0);
      if (limit === undefined || sum <= limit.connections - limit.reserved) return [];
      const told = store.deployment?.maxConnections !== undefined;
      const free = limit.connections - limit.reserved;
      const copies = uses.reduce((all, use) => all + use.copies, 0);
      return [
        {
          title: `${listed(uses.map(({ service }) => service.name))} may open ${sum} connections to ${store.name}, which accepts ${free}`,
          message: prose(
            `${uses.map(sayUse).join(' + ')} = ${sum};`,
            `${store.name} accepts ${told ? '' : 'by default '}${limit.connections}, of which ${limit.reserved} are kept for administrators.`,
          ),
          fix: `At most ${Math.max(1, Math.floor(free / copies))} connections for each of the ${copies} copies (${free} ÷ ${copies}), or PgBouncer, ProxySQL or alike before ${store.name}.`,
          evidence: evidenceChain(
            uses.map(({ pool }) => pool.evidence),
            uses.map(({ service }) => service.evidence[0]),
            store.evidence[0],
          ),
          subjects: [store.id, ...uses.map(({ service }) => service.id)],
        },
      ];
    }),
};

interface Use {
  readonly service: Component;
  readonly pool: ConnectionPool;
  readonly copies: number;
}

/** One pool of a service is enough to tell; which of several goes to this database, nobody knows. */
function usesOf(index: SystemIndex, store: Component): readonly Use[] {
  const users = new Set(
    connectionsTo(index.system, store.id)
      .filter(({ kind }) => kind === 'read' || kind === 'write' || kind === 'store')
      .map(({ from }) => from),
  );
  return [...users].sort().flatMap((id) => {
    const service = index.component(id);
    const [pool, ...others] = service?.pools ?? [];
    if (service === undefined || pool === undefined || others.length > 0) return [];
    const { replicas, cluster } = service.deployment ?? {};
    return [{ service, pool, copies: cluster?.scaling?.maximum ?? replicas ?? 1 }];
  });
}

function sayUse({ service, pool, copies }: Use): string {
  const size = pool.assumed ? `${pool.size} (the default of ${pool.library})` : `${pool.size}`;
  return `${copies} ${copies === 1 ? 'copy' : 'copies'} of ${service.name} × ${size}`;
}

function limitOf(store: Component): { readonly connections: number; readonly reserved: number } | undefined {
  const known = store.kind === 'database' ? accepted[store.technology ?? ''] : undefined;
  return known && { ...known, connections: store.deployment?.maxConnections ?? known.connections };
}

function hasPooler(index: SystemIndex): boolean {
  return index.system.components.some(({ name, technology, deployment }) =>
    /pgbouncer|pgpool|pgcat|odyssey|proxysql|supavisor/i.test(`${name} ${technology} ${deployment?.image}`),
  );
}

function museum(max: number): Example {
  return {
    'docker-compose.yml': `services:
  tickets:
    build: ./tickets
    environment: { DATABASE_URL: "postgres://tickets@db:5432/tickets" }
    deploy: { replicas: 4 }
  db:
    image: postgres:17
`,
    'tickets/package.json': '{ "name": "tickets", "dependencies": { "express": "4", "pg": "8" } }',
    'tickets/schema.sql': 'CREATE TABLE tickets (id bigserial PRIMARY KEY, hall text NOT NULL);',
    'tickets/src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: ${max} });
const app = express();

app.get('/tickets/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT hall FROM tickets WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
});

app.listen(3000);
`,
  };
}
