import type { Operation, Resource } from '../brief/brief.ts';
import { ids } from '../ids.ts';
import { schemaName, spoken, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import type { Remote } from '../plan/remotes.ts';
import { stateColumn } from '../tables/progress-columns.ts';
import { equal, type Recorder } from './recorder.ts';
import type { Saga } from './saga.ts';
import { keepAnswer, keyOf, tell } from './writing.ts';

export interface Waiting {
  readonly plan: Plan;
  readonly resource: Resource;
  readonly operation: Operation;
  readonly remotes: readonly Remote[];
  readonly handler: Recorder;
  /** What the first transaction keeps. */
  readonly stores: string;
  /** Columns that are written when everybody has agreed. */
  readonly columns?: readonly string[];
  /** What else the second transaction does then. */
  readonly finish?: (at: Recorder) => void;
}

/** After the intent is stored: ask, outside of any transaction, and store the answer in a second one. */
export function settle(waiting: Waiting, started: string): readonly Saga[] {
  const { plan, resource, operation, remotes, handler, columns = [], finish } = waiting;
  for (const remote of remotes) {
    const endpoint = endpointAsked(plan, operation, remote);
    handler.step(`ask${schemaName(remote.name)}`).call(remote, 'POST', remote.path, endpoint);
  }
  const keep = handler.step('settle', true);
  keep.access(tableName(resource.name), 'update', {
    filters: equal(...keyOf(plan, resource)),
    columns: [...columns, ...remotes.map(({ name }) => stateColumn(name))],
  });
  finish?.(keep);
  tell(keep, operation);
  keepAnswer(keep, operation);
  return [sagaOf(waiting, started)];
}

/** The route of the other service; what strangers have is not ours to know. */
export function endpointAsked(plan: Plan, { takes }: Operation, { kind, path }: Remote): string | undefined {
  return kind === 'stock' && takes !== undefined
    ? ids.endpoint(plan.serviceOf(takes.resource).name, 'POST', path)
    : undefined;
}

function sagaOf({ plan, resource, operation, remotes, stores }: Waiting, started: string): Saga {
  const service = plan.serviceOf(resource.name).name;
  const wish =
    operation.kind === 'action'
      ? `the wish is marked as refused, and the ${spoken(resource.name)} stays as it was`
      : `the ${spoken(resource.name)} is marked as refused`;
  const refused = `${wish}${operation.takes !== undefined && !remotes.some(({ kind }) => kind === 'stock') ? `, ${operation.takes.attribute} is given back` : ''}, in one transaction`;
  return {
    name: `${operation.name} ${spoken(resource.name)}`,
    of: started,
    steps: [
      { does: `Store ${stores}`, by: service, component: ids.service(service), undo: refused },
      ...remotes.map((remote) => ({
        does: `${remote.kind === 'stock' ? `Take ${remote.name} (POST ${remote.path})` : `Ask ${remote.name}`} with the id of the ${spoken(resource.name)} as idempotency key, at most ${remote.timeout.toLocaleString('en-US')} ms`,
        by:
          remote.kind === 'stock' && operation.takes !== undefined
            ? plan.serviceOf(operation.takes.resource).name
            : remote.name,
        component: remote.to,
        undo: remote.undo,
      })),
      {
        does: `Store the answers${operation.emits.length > 0 ? ` and ${operation.emits.length === 1 ? 'the message' : 'the messages'} ${operation.emits.join(', ')}` : ''}`,
        by: service,
        component: ids.service(service),
        undo: '',
      },
    ],
  };
}
