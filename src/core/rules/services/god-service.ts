import { count } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { type ServiceSize, serviceSizes } from '../questions/service-sizes.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

/** Fewer services have no measure, and a service of a few tables is not large beside any others. */
const [enough, leastRoutes, leastTables] = [5, 20, 8];

export const godService: Rule = {
  id: 'god-service',
  area: 'services',
  severity: severityOf('friction', 'possible'),
  what: 'One service has more routes and touches more tables than all the others together.',
  why: 'The system pays for a network and has the dependencies of one program: most changes still wait for one release, and most failures take the same service down.',
  fix: 'Cut off the part whose tables are least tied to the rest; `advise --on boundaries` counts the ties.',
  references: ['https://learn.microsoft.com/en-us/azure/architecture/microservices/model/microservice-boundaries'],
  reads: ['components', 'connections', 'endpoints', 'accesses', 'operations', 'calls', 'channels'],
  examples: { bad: museum(24), good: museum(2) },
  check: ({ index }) => {
    const sizes = serviceSizes(index);
    if (sizes.length < enough) return [];
    const routes = sum(sizes.map((size) => size.routes));
    const tables = sum(sizes.map((size) => size.tables));
    return sizes
      .filter((size) => size.routes >= leastRoutes && size.tables >= leastTables)
      .filter((size) => size.routes * 2 > routes && size.tables * 2 > tables)
      .map((size) => report(size, routes, tables, sizes.length - 1));
  },
};

function report({ service, routes, tables }: ServiceSize, all: number, allTables: number, others: number) {
  return {
    title: `${service.name} is larger than all other services together`,
    message: prose(
      `It has ${count(routes, 'route')} of ${all} and touches ${count(tables, 'table')} of ${allTables};`,
      `the other ${count(others, 'service')} share the rest.`,
    ),
    fix: '`advise --on boundaries` names parts that could go, and what each cut has to undo. Leave it whole where one team owns it.',
    evidence: evidenceChain(service.evidence[0]),
    lookedAt: ['routes and tables of every service whose code was read'],
    subjects: [service.id],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** A museum of five services, one of which keeps all but the doors. */
function museum(lists: number): Example {
  const tables = Array.from({ length: lists }, (_, at) => `wings_${at}`);
  const names = ['doors', 'maps', 'posters', 'lights'];
  const small = names.map((name): [string, string] => [
    `${name}/src/app.ts`,
    `import express from 'express';\n\nconst app = express();\napp.get('/${name}', (req, res) => res.json({ ok: true }));\napp.listen(4000);\n`,
  ]);
  const routes = tables.map(
    (name) =>
      `app.get('/${name.replace('_', '-')}/:id', async (req, res) => {\n  res.json((await pool.query('SELECT id FROM ${name} WHERE id = $1', [req.params.id])).rows);\n});\n`,
  );
  return {
    'docker-compose.yml': `services:\n${['house', ...names].map((name) => `  ${name}:\n    build: ./${name}\n`).join('')}`,
    ...Object.fromEntries(
      ['house', ...names].map((name) => [
        `${name}/package.json`,
        `{ "name": "${name}", "dependencies": { "express": "4", "pg": "8" } }`,
      ]),
    ),
    ...Object.fromEntries(small),
    'house/schema.sql': tables.map((name) => `CREATE TABLE ${name} (id bigserial PRIMARY KEY);\n`).join(''),
    'house/src/app.ts': `import express from 'express';\nimport { Pool } from 'pg';\n\nconst pool = new Pool();\nconst app = express();\n${routes.join('')}app.listen(4000);\n`,
  };
}
