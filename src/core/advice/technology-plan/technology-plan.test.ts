import { expect, test } from 'vitest';
import { access, buildSystem, component, endpoint, table } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { technologyMarkdown } from '../../report/advice/technology-markdown.ts';
import { cachePlan } from '../cache-plan/cache-plan.ts';
import { cacheAdvice } from '../technology/cache.ts';
import { technologyPlan } from './technology-plan.ts';

/** A library of books with one database; a broker was started once and is waited for. */
const library = buildSystem({
  components: [
    component('db', { kind: 'database', technology: 'postgresql' }),
    component('queue', { kind: 'broker', technology: 'rabbitmq' }),
  ],
  connections: [
    { from: 'shop', to: 'db', kind: 'read', provenance: 'extracted', evidence: [] },
    { from: 'shop', to: 'queue', kind: 'depends', provenance: 'extracted', evidence: [] },
  ],
  tables: [table('books')],
  endpoints: [endpoint('GET /books')],
  accesses: [access('GET /books', 'select books', { filters: [{ column: 'title', operator: 'contains' }] })],
});

test('what is used is kept, what nobody speaks to is questioned, and the rest can wait', () => {
  expect(technologyMarkdown('library', technologyPlan(indexSystem(library), []))).toMatchInlineSnapshot(`
    "# Technology of library

    - Change nothing: 1 product does what is asked, and no fact asks for another.
    - Question RabbitMQ (queue): nothing was found that speaks to it.

    ## What runs

    | Kind | Product | Verdict | Why | Where |
    | --- | --- | --- | --- | --- |
    | database | PostgreSQL (db) | keep | holds 1 table and is used by shop | \`db.ts:1\` |
    | broker | RabbitMQ (queue) | question | no code was found that speaks to it. shop waits for it to start, no more. Name its user, or drop it: what runs unused still has to be updated and backed up. | \`queue.ts:1\` |

    ## What is not needed yet

    | What | What was found | It pays when |
    | --- | --- | --- |
    | Kafka | no message is sent | several consumers replay history, or more than about 10,000 messages pass a second |
    | A search engine | 1 query by pattern, which an index in the database serves | ranking, facets or typing errors matter, or a searched table passes about 10 million rows |
    | Sharding | 1 table; nothing says that one machine is too small | one primary cannot take the writes with its indexes in place and its largest tables partitioned |
    "
  `);
});

test('a cache that nobody speaks to is unused in every plan', () => {
  const idle = indexSystem(
    buildSystem({
      components: [component('memory', { kind: 'cache', technology: 'redis' })],
      connections: [{ from: 'shop', to: 'memory', kind: 'depends', provenance: 'extracted', evidence: [] }],
      tables: [table('atlases')],
      endpoints: [endpoint('GET /atlases')],
      accesses: [access('GET /atlases', 'select atlases', { many: true })],
    }),
  );
  const [advice] = cacheAdvice({ index: idle, signals: [] });
  expect([technologyPlan(idle, []).verdict[1], cachePlan(idle).verdict[1], advice?.current]).toMatchInlineSnapshot(`
    [
      "Question Redis (memory): nothing was found that speaks to it.",
      "Redis (memory) runs, but no code was found that speaks to it. Begin with the HTTP headers: they cost nothing to run. A shared cache pays when these routes together pass about 200 requests a second, or their p95 stays above 50 ms with every index in place.",
      "Redis (memory) runs, but no code was found that speaks to it.",
    ]
  `);
});

test('nothing is a good answer', () => {
  expect(technologyPlan(indexSystem(buildSystem({})), []).verdict).toMatchInlineSnapshot(`
    [
      "No database, cache, broker or other product was found, so there is nothing to advise.",
    ]
  `);
});
