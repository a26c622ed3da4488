import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const crossServiceForeignKey: Rule = {
  id: 'cross-service-foreign-key',
  area: 'services',
  severity: severityOf('friction', 'likely'),
  what: 'A table of one service has a foreign key to a table of another.',
  why: 'Neither can move to a database of its own, and a delete in one waits for or fails because of the other.',
  fix: 'Keep the id without the constraint, and learn of deletes by an event.',
  references: [
    'https://microservices.io/patterns/data/database-per-service.html',
    'https://learn.microsoft.com/azure/architecture/microservices/design/data-considerations',
  ],
  reads: ['tables', 'components'],
  examples: {
    bad: museum(' REFERENCES members (id)'),
    good: museum(''),
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) =>
      table.foreignKeys.flatMap((key) => {
        const [parent] = index.tablesNamed(table.store, key.references.table);
        if (
          parent?.declaredBy === undefined ||
          table.declaredBy === undefined ||
          parent.declaredBy === table.declaredBy
        )
          return [];
        const [own, theirs] = [table.declaredBy, parent.declaredBy].map((id) => index.component(id)?.name ?? id);
        return [
          {
            title: `${table.name} of ${own} refers to ${parent.name} of ${theirs}`,
            message: prose(
              `${own} and ${theirs} cannot be deployed or moved apart while the database holds their rows together:`,
              `${theirs} cannot delete from ${parent.name} without ${own} knowing.`,
            ),
            fix: `Keep ${key.columns.join(', ')} as a plain column with an index, and let ${theirs} say by an event when a row goes.`,
            evidence: evidenceChain(key.evidence, parent.evidence[0]),
            subjects: [table.id, parent.id, key.columns.join()],
          },
        ];
      }),
    ),
};

function museum(reference: string): Example {
  const app = `import express from 'express';

const app = express();

app.get('/v1/hours', (req, res) => {
  res.json({ items: [] });
});

app.listen(3000);
`;
  return {
    'docker-compose.yml': `services:
  members:
    build: ./members
    environment: { DATABASE_URL: postgresql://db:5432/museum }
  tickets:
    build: ./tickets
    environment: { DATABASE_URL: postgresql://db:5432/museum }
  db:
    image: postgres:16
`,
    'members/package.json': '{ "name": "members", "dependencies": { "express": "4", "pg": "8" } }',
    'members/src/app.ts': app,
    'members/schema.sql': 'CREATE TABLE members (id bigserial PRIMARY KEY);',
    'tickets/package.json': '{ "name": "tickets", "dependencies": { "express": "4", "pg": "8" } }',
    'tickets/src/app.ts': app,
    'tickets/schema.sql': `CREATE TABLE tickets (
  id bigserial PRIMARY KEY,
  member_id bigint NOT NULL${reference}
);
CREATE INDEX tickets_member ON tickets (member_id);
`,
  };
}
