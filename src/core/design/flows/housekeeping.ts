import type { Table } from '../../model/table.ts';
import type { Resource } from '../brief/brief.ts';
import type { Draft } from '../draft.ts';
import { proposed } from '../draft.ts';
import { ids } from '../ids.ts';
import { kebab, tableName } from '../names/identifier.ts';
import type { PlannedService } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';
import { remoteNames, remotesOf } from '../plan/remotes.ts';
import { isPartitioned } from '../tables/partitioning.ts';
import { stateColumn } from '../tables/progress-columns.ts';
import { equal, type Recorder, record } from './recorder.ts';
import { endpointAsked } from './remote-steps.ts';
import { keyOf, tell } from './writing.ts';

/** Rows that a job takes at once, so that no lock is held for long. */
const batch = 1000;

/** What nobody asks for and has to happen: keys expire, calls that were left open are settled, old rows go. */
export function addHousekeeping(draft: Draft, plan: Plan, service: PlannedService, tables: readonly Table[]): void {
  const job = (name: string, schedule: string): Recorder => {
    const at = record(draft, plan, {
      service: service.name,
      component: ids.worker(service.name),
      name: `jobs.${name}`,
      evidence: service.evidence,
    });
    draft.system.jobs.push({
      ...proposed(`job:${service.name}:${name}`, service.evidence),
      service: ids.worker(service.name),
      schedule,
      runs: at.id,
      inProcess: false,
    });
    return at;
  };
  const expire = (table: string, column: string): void => {
    job(`expire-${kebab(table)}`, 'every 10 minutes').access(table, 'delete', {
      filters: [{ column, operator: 'range' }],
      many: true,
      limit: { kind: 'constant', value: batch },
    });
  };
  const expiring = { idempotency_keys: 'created_at', outbox_messages: 'sent_at', processed_messages: 'processed_at' };
  // A partition is made ahead of its rows, and dropped when they are old: no row is deleted by itself.
  for (const table of tables.filter(({ partition }) => partition !== undefined))
    job(`rotate-partitions-of-${kebab(table.name)}`, 'daily');
  for (const [name, column] of Object.entries(expiring))
    if (tables.some((table) => table.name === name && table.partition === undefined)) expire(name, column);
  for (const name of service.resources) {
    const resource = plan.resource(name);
    const table = tableName(name);
    for (const remote of remoteNames(plan, resource))
      settlePending(plan, resource, remote, job(`settle-${kebab(name)}-${kebab(remote)}`, 'every minute'));
    if (resource.retentionDays !== undefined && !isPartitioned(plan, resource)) {
      job(`retire-${kebab(name)}`, 'daily').access(table, 'delete', {
        filters: [{ column: 'id', operator: 'range' }],
        many: true,
        limit: { kind: 'constant', value: batch },
      });
    }
  }
}

/** What was left open is asked again with the key that it had, so it is done once, and the answer is stored as it would have been. */
function settlePending(plan: Plan, resource: Resource, name: string, at: Recorder): void {
  const table = tableName(resource.name);
  at.access(table, 'select', {
    filters: equal(stateColumn(name)),
    sorts: [{ column: 'id', descending: false }],
    many: true,
    limit: { kind: 'constant', value: 100 },
  });
  const waiting = resource.operations.flatMap((operation) =>
    remotesOf(plan, resource, operation)
      .filter((remote) => remote.name === name)
      .map((remote) => ({ operation, remote })),
  );
  const [first] = waiting;
  if (first === undefined) return;
  const endpoint = endpointAsked(plan, first.operation, first.remote);
  at.step('ask').call(first.remote, 'POST', first.remote.path, endpoint);
  const keep = at.step('keep', true);
  keep.access(table, 'update', { filters: equal(...keyOf(plan, resource)), columns: [stateColumn(name)] });
  const emits = waiting.flatMap(({ operation }) => operation.emits);
  tell(keep, { ...first.operation, emits });
}
