import type { DataAccess } from '../../model/data-access.ts';
import type { Effect } from '../../model/effect.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

/** Two reads of a database in a row cost one round trip; only with a third is it worth a word. */
const fewestReads = 3;

export const sequentialAwaits: Rule = {
  id: 'sequential-awaits',
  area: 'performance',
  severity: severityOf('friction', 'likely'),
  what: 'A request waits for several answers one after the other, although none of the questions needs another answer.',
  why: 'The client waits for the sum of all of them, and could wait for the slowest alone.',
  fix: 'Begin all of them, then wait for all.',
  references: [
    'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Promise/all',
    'https://eslint.org/docs/latest/rules/no-await-in-loop',
  ],
  reads: [
    'effects',
    'accesses',
    'calls',
    'operations',
    'operationCalls',
    'endpoints',
    'jobs',
    'channels',
    'components',
  ],
  within: 'district',
  examples: {
    bad: museum(
      "  const guides = await fetch('https://guides.example/v1/today', quick);\n  const weather = await fetch('https://weather.example/v1/today', quick);",
    ),
    good: museum(
      "  const [guides, weather] = await Promise.all([\n    fetch('https://guides.example/v1/today', quick),\n    fetch('https://weather.example/v1/today', quick),\n  ]);",
    ),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.effects.flatMap((effect) => {
      const { kind, operation = '', evidence } = effect;
      if (kind !== 'waits-in-a-row') return [];
      const [entry, ...more] = entries(operation).filter((each) => each.kind === 'endpoint');
      const waits = evidence.flatMap((place) => waitAt(index, effect, place) ?? []);
      const remote = waits.filter((wait) => wait === 'call').length;
      // All of a row must be understood: one that is not may have to come first.
      if (entry === undefined || waits.length < evidence.length || (remote < 2 && waits.length < fewestReads))
        return [];
      const labels = [entry, ...more].map(({ label }) => label);
      return [
        {
          severity: remote < 2 ? severityOf('friction', 'possible') : undefined,
          title: `${doers(labels, 'waits', 'wait')} for ${evidence.length} answers in a row that do not need each other`,
          message: prose(
            `${shortList(effect.name.split(', '))} begin one after the other;`,
            'their times add up, where begun together they would take as long as the longest.',
          ),
          fix: `Hand all of them to \`${togetherIn(index.component(entry.service)?.language)}\` and take the answers apart.`,
          evidence: evidenceChain(evidence[0], wayTo(index, entry, operation), evidence),
          subjects: [effect.id, entry.id],
        },
      ];
    });
  },
};

function togetherIn(language: string | undefined): string {
  if (language === 'csharp') return 'Task.WhenAll';
  return language === 'python' ? 'asyncio.gather' : 'Promise.all';
}

/** What is waited for at a place: a call that asks, or reads that may run beside others; nothing else. */
function waitAt(index: SystemIndex, { operation = '' }: Effect, place: Evidence): 'call' | 'read' | undefined {
  const stands = (evidence: Evidence | undefined): boolean =>
    evidence?.file === place.file && place.line <= evidence.line && evidence.endLine <= place.endLine;
  const direct = index.callsOf(operation).filter(({ evidence }) => stands(evidence[0]));
  const reads = index.accessesOf(operation).filter(({ evidence }) => stands(evidence[0]));
  const below = index.outgoingOf(operation).filter(({ evidence }) => stands(evidence));
  const reached = below.flatMap(({ to }) => index.reachedFrom(to).map((each) => each.operation.id));
  const calls = [...direct, ...reached.flatMap((each) => index.callsOf(each))];
  const accesses = [...reads, ...reached.flatMap((each) => index.accessesOf(each))];
  const publishes = reached.some((each) => index.publicationsOf(each).length > 0);
  if (publishes || calls.some(({ method }) => method !== 'GET') || !accesses.every(mayRunBesides)) return undefined;
  if (calls.length > 0) return 'call';
  return accesses.length > 0 ? 'read' : undefined;
}

/** A transaction has one connection, and the sessions of these libraries have one as well. */
function mayRunBesides({ kind, inTransaction, library }: DataAccess): boolean {
  return kind === 'read' && !inTransaction && concurrent.has(library);
}

const concurrent = new Set(['prisma', 'knex', 'drizzle', 'typeorm', 'mongoose', 'sequelize', 'sql', 'mongodb']);

function museum(waits: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "express": "4" } }',
    'src/app.ts': `import express from 'express';

const app = express();

app.get('/today', async (req, res) => {
  const quick = { signal: AbortSignal.timeout(2000) };
${waits}
  res.json({ guides: await guides.json(), weather: await weather.json() });
});

app.listen(3000);
`,
  };
}
