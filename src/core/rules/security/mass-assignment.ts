import { shortList } from '../../model/wording.ts';
import { type ChosenRight, chosenRights } from '../questions/chosen-rights.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { storedBodies } from '../questions/stored-bodies.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { routeOf } from '../words/route-words.ts';

const prisma = {
  'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Member {
  id    Int    @id @default(autoincrement())
  name  String
  role  String @default("guest")
}
`,
};

export const massAssignment: Rule = {
  id: 'mass-assignment',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A row is written with whatever fields the caller sends, and some of them are not for callers to choose.',
  why: 'One more field in the body makes somebody an administrator or the owner of what belongs to another.',
  fix: 'Write the fields that are meant, by name.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Mass_Assignment_Cheat_Sheet.html',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'accesses', 'tables'],
  within: 'district',
  examples: {
    bad: expressExample(member('req.body'), prisma),
    good: expressExample(member('{ name: req.body.name }'), prisma),
  },
  check: ({ index }) => {
    const found = storedBodies(index).filter(({ reserved }) => reserved.length > 0);
    const stored = new Set(found.map(({ endpoint }) => endpoint.id));
    const chosen = chosenRights(index).filter(({ endpoint }) => !stored.has(endpoint.id));
    const unseen = [...groupBy(found, ({ endpoint }) => endpoint.id).values()].map((bodies) => {
      const [{ endpoint, table, reserved, effect }] = bodies;
      return {
        title: `${routeOf(endpoint)} lets its caller set ${shortList(reserved.map((column) => `${table}.${column}`))}`,
        message: `\`${effect.detail}\` goes into ${table} as it comes: whoever adds ${shortList(reserved.map((column) => `"${column}"`))} to the body sets that too.`,
        fix: `Name the fields that ${routeOf(endpoint)} may write, or check the body against a schema that knows no others.`,
        evidence: evidenceChain(bodies.flatMap(({ evidence }) => evidence)),
        subjects: [endpoint.id, ...bodies.map((body) => body.effect.id)],
      };
    });
    return [...unseen, ...[...groupBy(chosen, keyOf).values()].map(reportChosen)];
  },
};

/** PUT and PATCH of one handler are one thing to mend. */
function keyOf({ endpoint, table }: ChosenRight): string {
  return `${endpoint.handler ?? endpoint.id} ${table.id}`;
}

function reportChosen(chosen: NonEmpty<ChosenRight>): Report {
  const [{ endpoint, table, write }] = chosen;
  const columns = [...new Set(chosen.map(({ column }) => column.name))];
  return {
    title: `${routeOf(endpoint)} lets its caller set ${shortList(columns.map((column) => `${table.name}.${column}`))}`,
    message: `The body names ${shortList(columns.map((column) => `"${column}"`))}, and nothing on the way asks whether its caller may give that right.`,
    fix: `Leave ${shortList(columns.map((column) => `"${column}"`))} out of what ${routeOf(endpoint)} takes, and set it in a route that only administrators reach.`,
    evidence: evidenceChain(write.evidence[0], endpoint.evidence[0], chosen[0].column.evidence),
    lookedAt: [...new Set(endpoint.guardSearch)],
    subjects: [endpoint.id, table.id, ...columns],
  };
}

function member(data: string): string {
  return `import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

app.post('/v1/members', async (req, res) => {
  const member = await prisma.member.create({ data: ${data} });
  res.status(201).json({ id: member.id });
});`;
}
