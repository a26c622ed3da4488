import type { Call } from '../../model/call.ts';
import { type Endpoint, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { mutatingCallsOf, writesOf } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree, doers } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { endsWithParameter, routesOf, segmentsOf } from '../words/route-words.ts';
import { nameSet } from '../words/words-of.ts';

export const nonIdempotentPost: Rule = {
  id: 'non-idempotent-post',
  area: 'api',
  severity: severityOf('loss', 'possible'),
  what: 'A POST moves money and has no key by which a repetition is recognized.',
  why: 'A client that gets no answer in time sends it again, and then the customer pays twice.',
  fix: 'Take an Idempotency-Key header, keep it under a unique constraint, and answer the repetition with what the first one got.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#230',
    'https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'calls'],
  examples: { bad: museum('', ''), good: museum('key, ', ', $2') },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

function readReports(index: SystemIndex): readonly Report[] {
  const routes = index.system.endpoints.filter((endpoint) => movesMoney(endpoint) && isRepeatable(index, endpoint));
  return [...groupBy(routes, ({ handler, service }) => handler ?? service).values()].map((same) => report(index, same));
}

function museum(column: string, value: string): Record<string, string> {
  const values = column === '' ? '[req.body.cents]' : "[req.get('Idempotency-Key'), req.body.cents]";
  return expressExample(
    `app.post('/donations/:id/refunds', async (req, res) => {
  const made = await pool.query('INSERT INTO refunds (${column}cents) VALUES ($1${value}) RETURNING id', ${values});
  res.status(201).json(made.rows[0]);
});

app.get('/refunds/:id', async (req, res) => {
  const found = await pool.query('SELECT cents FROM refunds WHERE id = $1', [req.params.id]);
  res.json(found.rows[0]);
});`,
    {
      'schema.sql': `CREATE TABLE refunds (
  id bigserial PRIMARY KEY,
  ${column === '' ? '' : 'key text NOT NULL UNIQUE,\n  '}cents bigint NOT NULL
);
`,
    },
  );
}

const money = nameSet('payment charge transfer refund payout withdrawal deposit capture pay checkout purchase');

/** An order or a booking costs too, but is seen and can be taken back: only what moves money is meant. */
function movesMoney({ method, path, sources, protocol }: Endpoint): boolean {
  if (method !== 'POST' || protocol !== undefined || !sources.includes('code') || endsWithParameter(path)) return false;
  return (
    !/webhook|callback|notify|ipn|search|preview|quote|method|intent/i.test(path) &&
    money.has(segmentsOf(path).at(-1) ?? '')
  );
}

/** What a service of this workspace does with a call is asked of its own route. */
function sendsOf(index: SystemIndex, endpoint: Endpoint): readonly Call[] {
  return mutatingCallsOf(index, endpoint).filter(({ to }) => index.component(to ?? '')?.root === undefined);
}

/** Something is inserted or sent away, and nothing on the way knows of a key. */
function isRepeatable(index: SystemIndex, endpoint: Endpoint): boolean {
  const inserts = writesOf(index, endpoint).filter(({ verb }) => verb === 'insert');
  const sends = sendsOf(index, endpoint);
  if (inserts.length + sends.length === 0) return false;
  if (endpoint.parameters.some(({ name }) => isKey(name)) || namesKey(JSON.stringify(endpoint.request ?? '')))
    return false;
  if (sends.some(({ idempotencyKey }) => idempotencyKey === true)) return false;
  if (endpoint.guards.some((guard) => turnsAway(guard) && namesKey(guard.name))) return false;
  const reached = index.reachedBy(endpoint).map(({ operation }) => operation);
  if (reached.some(({ name }) => namesKey(name))) return false;
  const accesses = reached.flatMap(({ id }) => index.accessesOf(id));
  if (accesses.some(({ verb }) => verb === 'upsert')) return false;
  // A look before is how most tell the second attempt from the first: by a state, a sum or a row that is there already.
  const looked = accesses.filter(({ kind }) => kind === 'read').map(({ table }) => table);
  if (looked.length > 0 && (inserts.length === 0 || inserts.some(({ table }) => looked.includes(table)))) return false;
  return !accesses.some(({ table, columns, filters }) => {
    const names = [...columns, ...filters.map(({ column }) => column), index.table(table)?.name ?? ''];
    return names.some(isKey) || inserts.some((insert) => insert.table === table && hasBroughtKey(index, table));
  });
}

/** A unique column beside the primary key lets no second row in. */
function hasBroughtKey(index: SystemIndex, id: string): boolean {
  const table = index.table(id);
  return (
    table?.indexes.some(({ unique }) => unique) === true || table?.columns.some(({ name }) => namesKey(name)) === true
  );
}

function namesKey(text: string): boolean {
  return /idempot/i.test(text);
}

function isKey(name: string): boolean {
  return (
    namesKey(name) ||
    /^(?:x-)?(?:request|client|external|merchant)[-_]?(?:id|ref|reference|token|key)$|dedup|nonce/i.test(name)
  );
}

function report(index: SystemIndex, same: NonEmpty<Endpoint>): Report {
  const [endpoint] = same;
  const routes = routesOf(same);
  const [write] = writesOf(index, endpoint).filter(({ verb }) => verb === 'insert');
  const [call] = sendsOf(index, endpoint);
  const [entry] = endpointEntry(endpoint);
  const table = write === undefined ? undefined : index.table(write.table);
  const twice = table === undefined ? `${call?.path ?? 'the call'} is sent twice` : `${table.name} gets two rows`;
  return {
    title: `${doers(routes, 'does', 'do')} its work twice when it is sent twice`.replace('do its', 'do their'),
    message: prose(
      `Phones and gateways repeat a POST whose answer is lost. Neither ${agree(routes.length, 'this route', 'these routes')}`,
      `nor what it calls looks for a key of the request, so ${twice}.`,
    ),
    fix: prose(
      `Read \`Idempotency-Key\`; ${table === undefined ? 'hand it on in the call' : `a column of ${table.name} with a UNIQUE constraint holds it`},`,
      `and a repetition of ${shortList(routes)} answers what the first one did.`,
    ),
    evidence: evidenceChain(
      endpoint.evidence[0],
      wayTo(index, entry, (write ?? call)?.operation ?? ''),
      write?.evidence[0],
      call?.evidence[0],
      table?.evidence[0],
    ),
    lookedAt: [
      'headers and fields of the request',
      'names of guards and functions',
      'columns and unique keys of the tables',
    ],
    subjects: [table?.id ?? endpoint.service, ...same.map(({ id }) => id)],
  };
}
