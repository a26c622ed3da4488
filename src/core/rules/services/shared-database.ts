import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import { deployedDatabases } from '../questions/deployed-databases.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const sharedDatabase: Rule = {
  id: 'shared-database',
  area: 'services',
  severity: severityOf('friction', 'likely'),
  what: 'Several services use one database.',
  why: 'None of them can change a table, move or restore it alone, and the load of one slows the others.',
  fix: 'Give each a database or at least a schema with a user of its own, and let it ask the others through their API.',
  references: [
    'https://microservices.io/patterns/data/database-per-service.html',
    'https://learn.microsoft.com/en-us/azure/architecture/microservices/design/data-considerations',
  ],
  reads: ['components', 'accesses', 'tables', 'operations'],
  examples: { bad: museum('museum'), good: museum('guides') },
  check: ({ index }) => {
    const uses = index.system.components.flatMap((service) =>
      deployedDatabases(service).map((name) => ({ service, name })),
    );
    return [...groupBy(uses, ({ name }) => name).values()].flatMap((same) => {
      const services = oneOfEachCode(same.map(({ service }) => service));
      const [{ name }] = same;
      // Of two, one may well be about to become the other; what they share shows in single tables too.
      if (services.length < 3) return [];
      const names = services.map((service) => service.name).sort();
      return [
        {
          title: `${shortList(names)} use one database, ${name}`,
          message: prose(
            `${count(services.length, 'service')} are given the address of ${name}${tablesOf(index, services)};`,
            'a change of a table there has to be agreed on and deployed by all of them together.',
          ),
          fix: `A database or schema of its own for ${listed(names.slice(1, 3))}, with a user that sees nothing else; what they need of the others they ask for.`,
          evidence: evidenceChain(
            services.map(({ deployment, evidence }) => deployment?.cluster?.evidence ?? evidence[0]),
          ),
          subjects: services.map(({ id }) => id).sort(),
        },
      ];
    });
  },
};

/** A worker that is built from the same folder is the same service. */
function oneOfEachCode(services: readonly Component[]): readonly Component[] {
  return [...new Map(services.map((service) => [service.root, service])).values()];
}

function tablesOf(index: SystemIndex, services: readonly Component[]): string {
  const ids = new Set(services.map(({ id }) => id));
  const used = index.system.accesses.filter(({ operation }) => ids.has(index.operation(operation)?.service ?? ''));
  const tables = new Set(used.map(({ table }) => index.table(table)?.name ?? table));
  return tables.size === 0 ? '' : `, where ${count(tables.size, 'table')} are used (${shortList([...tables].sort())})`;
}

/** Two services in one database, and a third in the one that is named. */
function museum(third: string): Example {
  const databases = { tours: 'museum', shop: 'museum', guides: third };
  const services = Object.entries(databases).map(
    ([name, database]) => `  ${name}:
    build: ./${name}
    environment: { DATABASE_URL: "postgres://db:5432/${database}" }
`,
  );
  const code = Object.keys(databases).flatMap((name) => [
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
  return {
    'docker-compose.yml': `services:\n${services.join('')}  db:\n    image: postgres:17\n`,
    ...Object.fromEntries(code),
  };
}
