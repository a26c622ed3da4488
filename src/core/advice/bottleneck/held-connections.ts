import type { Component } from '../../model/component.ts';
import type { Bottleneck, Ground } from '../advice.ts';
import { routeName } from '../routes.ts';
import { dialectOf, openTransactions } from './statistics.ts';

/** The usual size of a pool, and what a remote call takes on a bad day. */
const assumed = { pool: 10, seconds: 0.5 };

/** Transactions that wait for another service: the pool is empty long before the database is busy. */
export function heldConnections(ground: Ground): readonly Bottleneck[] {
  const { index, signals } = ground;
  return signals
    .filter((signal) => signal.rule === 'transaction-around-remote-call')
    .map((signal) => {
      const [endpoint] = signal.subjects.flatMap((id) => index.endpoint(id) ?? []);
      const route = endpoint && routeName(endpoint);
      const pool = poolOf(endpoint === undefined ? undefined : index.component(endpoint.service));
      return {
        what: `${route ?? 'A transaction'} holds a database connection while it waits for a remote answer`,
        why: `${pool} connections ÷ ${assumed.seconds} s = ${pool / assumed.seconds} requests a second, whatever the hardware; the next one waits for a connection.`,
        measure: `${openTransactions(dialectOf(ground, signal))}, and the time that requests wait for the pool.`,
        mitigation: signal.fix,
        evidence: signal.evidence.slice(0, 1),
      };
    });
}

/** As the service sets it, where it has one pool alone. */
function poolOf(service: Component | undefined): number {
  const [pool, another] = service?.pools ?? [];
  return another === undefined ? (pool?.size ?? assumed.pool) : assumed.pool;
}
