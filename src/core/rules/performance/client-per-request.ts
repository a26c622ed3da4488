import type { Effect } from '../../model/effect.ts';
import type { Severity } from '../finding.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, uniqueBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree, doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

export const clientPerRequest: Rule = {
  id: 'client-per-request',
  area: 'performance',
  severity: severityOf('outage', 'possible'),
  what: 'A request makes a pool, connection or client of its own instead of using one that is there.',
  why: 'Each one shakes hands and logs in anew, and under load they exhaust what the other side accepts.',
  fix: 'Make it once when the process starts, and hand it to what needs it.',
  references: [
    'https://node-postgres.com/features/pooling',
    'https://learn.microsoft.com/en-us/dotnet/fundamentals/networking/http/httpclient-guidelines',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels', 'components'],
  within: 'district',
  examples: {
    bad: lockers('', '  const pool = new Pool({ max: 5 });\n', '  await pool.end();\n'),
    good: lockers('const pool = new Pool({ max: 5 });\n', '', ''),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const clients = index.system.effects.filter(({ kind }) => kind === 'client');
    const groups = groupBy(clients, ({ evidence, name }) => `${evidence[0]?.file} ${name}`);
    return [...groups.values()].flatMap((effects) => {
      const requested = effects.filter(({ operation }) => requests(operation).length > 0);
      const [effect] = requested;
      if (effect === undefined) return [];
      const callers = uniqueBy(
        requested.flatMap(({ operation }) => requests(operation)),
        ({ label }) => label,
      );
      const labels = callers.map(({ label }) => label);
      return [
        {
          severity: severityFor(requested),
          title: `${doers(labels, 'opens', 'open')} ${costOf(effect) === 'client' ? 'connections' : `a ${costOf(effect)}`} of ${agree(labels.length, 'its', 'their')} own with ${effect.name}`,
          message: prose(whatItCosts(effect), leftOpen(requested)),
          fix: fixOf(effect),
          evidence: evidenceChain(
            effect.evidence[0],
            wayTo(index, requests(effect.operation)[0], effect.operation ?? ''),
            requested.map(({ evidence }) => evidence[0]),
          ),
          subjects: [...requested.map(({ id }) => id), ...callers.map(({ id }) => id)],
        },
      ];
    });

    function requests(operation: string | undefined): readonly EntryPoint[] {
      return entries(operation ?? '').filter(({ kind }) => kind !== 'job');
    }
  },
};

/** Requests at the same time cannot share one connection, and one that is cut off has to be opened again. */
function fixOf(effect: Effect): string {
  return costOf(effect) === 'connection'
    ? 'Make a pool of connections once when the process starts, and take one of it for each request.'
    : `Call ${effect.name} once when the process starts, and use what it gives in every request.`;
}

/** `pool`, `connection` or `client`. */
function costOf({ detail = '' }: Effect): string {
  return detail.split(' ')[0] ?? '';
}

function isLeftOpen(effect: Effect): boolean {
  return effect.detail?.endsWith('left open') === true && costOf(effect) !== 'client';
}

/** A pool that nobody closes keeps its connections until the database refuses more. */
function severityFor(effects: readonly Effect[]): Severity {
  if (effects.every((effect) => costOf(effect) === 'client')) return severityOf('slowdown', 'possible');
  const piles = effects.some((effect) => isLeftOpen(effect) && costOf(effect) === 'pool');
  return severityOf('outage', piles ? 'likely' : 'possible');
}

function whatItCosts(effect: Effect): string {
  return costOf(effect) === 'client'
    ? 'What was connected for the request before is not used again: each pays for the handshakes of TCP and TLS (two to three round trips) before it asks anything.'
    : 'Each request pays for connecting, several round trips, before it asks anything; a pool keeps its connections.';
}

function leftOpen(effects: readonly Effect[]): string {
  return effects.some(isLeftOpen) ? 'Nothing here closes it, so that they pile up until the other side refuses.' : '';
}

function lockers(outside: string, inside: string, after: string): Example {
  return {
    'package.json': '{ "name": "lockers", "dependencies": { "express": "4", "pg": "8" } }',
    'schema.sql': 'CREATE TABLE lockers (id bigserial PRIMARY KEY, hall text NOT NULL);',
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const app = express();
${outside}
app.get('/v1/lockers/:id', async (req, res) => {
${inside}  const { rows } = await pool.query('SELECT hall FROM lockers WHERE id = $1', [req.params.id]);
${after}  res.json(rows[0]);
});

app.listen(3000);
`,
  };
}
