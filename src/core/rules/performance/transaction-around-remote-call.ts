import type { Call } from '../../model/call.ts';
import type { OperationCall } from '../../model/operation.ts';
import { spokenDuration } from '../../model/spoken-duration.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { targetOf } from '../questions/call-target.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { reachThrough } from '../questions/reach-through.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

const schema = `CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  sku text NOT NULL,
  price numeric NOT NULL
);
`;

const setup = `import axios from 'axios';
import express from 'express';
import knex from 'knex';
import { requireAuth } from './auth';

const db = knex({ client: 'pg' });
const app = express();
`;

const auth = `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`;

export const transactionAroundRemoteCall: Rule = {
  id: 'transaction-around-remote-call',
  area: 'performance',
  severity: 'high',
  what: 'A call to another machine is made while a database transaction is open.',
  why: 'The connection and the locked rows wait for a machine that the database knows nothing of.',
  fix: 'Make the call before the transaction begins or after it has committed.',
  references: [
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT',
    'https://microservices.io/patterns/data/transactional-outbox.html',
  ],
  reads: ['calls', 'operations', 'operationCalls', 'accesses', 'tables', 'endpoints', 'jobs', 'channels', 'components'],
  within: 'district',
  examples: {
    bad: {
      'schema.sql': schema,
      'src/auth.ts': auth,
      'src/orders.ts': `${setup}
app.post('/orders', requireAuth, async (req, res) => {
  await db.transaction(async (trx) => {
    const price = await axios.get('https://prices.example/quote', { timeout: 2000 });
    await trx('orders').insert({ sku: req.body.sku, price: price.data.amount });
  });
  res.status(201).end();
});

app.listen(3000);
`,
    },
    good: {
      'schema.sql': schema,
      'src/auth.ts': auth,
      'src/orders.ts': `${setup}
app.post('/orders', requireAuth, async (req, res) => {
  const price = await axios.get('https://prices.example/quote', { timeout: 2000 });
  await db.transaction(async (trx) => {
    await trx('orders').insert({ sku: req.body.sku, price: price.data.amount });
  });
  res.status(201).end();
});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const held = uniqueBy(heldCalls(index), ({ call }) => call.id);
    return [...groupBy(held, ({ call }) => call.operation).values()].map((group) => report(index, group, entries));
  },
};

interface HeldCall {
  readonly call: Call;
  /** The call within the service that began inside the transaction, where the remote call stands deeper. */
  readonly through: OperationCall | undefined;
}

function heldCalls(index: SystemIndex): HeldCall[] {
  const direct = index.system.calls.filter((call) => call.inTransaction).map((call) => ({ call, through: undefined }));
  const deeper = reachThrough(index, (call) => call.inTransaction).flatMap(({ call: through, operations }) =>
    operations.flatMap((operation) => index.callsOf(operation)).map((call) => ({ call, through })),
  );
  // What is begun on its own is not waited for.
  return [...direct, ...deeper].filter(({ call }) => !call.detached);
}

function report(index: SystemIndex, held: NonEmpty<HeldCall>, entries: EntryPointsOf): Report {
  const [{ call, through }] = held;
  const callers = uniqueBy(entries(through?.from ?? call.operation), (entry) => entry.label);
  const targets = [...new Set(held.map((each) => targetOf(index, each.call)))];
  const tables = tablesIn(index, through?.from ?? call.operation);
  const subject = callers.length === 0 ? (index.operation(call.operation)?.name ?? '') : '';
  const labels = callers.length === 0 ? [subject] : callers.map((entry) => entry.label);
  return {
    severity: severityOf(callers),
    title: `${doers(labels, 'calls', 'call')} ${shortList(targets)} while a transaction is open`,
    message: messageOf(call, shortList(targets), tables),
    fix: `Call ${shortList(targets)} before the transaction begins and pass the answer in, or after it has committed.`,
    evidence: evidenceChain(
      call.evidence[0],
      wayTo(index, callers[0], call.operation),
      through?.evidence,
      held.map((each) => each.call.evidence[0]),
    ),
    subjects: [...held.map((each) => each.call.id), ...callers.map((entry) => entry.id)],
  };
}

/** Tables whose rows the transaction may hold. */
function tablesIn(index: SystemIndex, operation: string): string[] {
  const held = index
    .reachedFrom(operation)
    .flatMap(({ operation: { id }, inTransaction }) =>
      index.accessesOf(id).filter((access) => access.kind === 'write' && (inTransaction || access.inTransaction)),
    );
  return [...new Set(held.map((access) => tableName(index, access)))];
}

function severityOf(callers: readonly EntryPoint[]): Severity | undefined {
  if (callers.some((entry) => entry.kind === 'endpoint')) return undefined;
  return callers.length > 0 ? 'medium' : 'low';
}

function messageOf(call: Call, target: string, tables: readonly string[]): string {
  const locked = tables.length === 0 ? 'its connection' : `its connection and its locks on ${shortList(tables)}`;
  const wait = call.timeout.kind === 'unknown' ? undefined : call.timeout.milliseconds;
  const worst =
    wait === undefined || wait === 0
      ? `If ${target} hangs, as many such requests as the pool has connections leave none for others.`
      : `If ${target} hangs, each such request holds a connection for the ${spokenDuration(wait)} of the timeout.`;
  return prose(`The transaction keeps ${locked} until ${target} answers.`, worst);
}
