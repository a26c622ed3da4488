import type { Call } from '../../model/call.ts';
import type { DataAccess, DataVerb, Filter, Sort } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Draft, proposed } from '../draft.ts';
import { ids } from '../ids.ts';
import type { Plan } from '../plan/plan.ts';
import type { Remote } from '../plan/remotes.ts';

/** An operation that is being described: what it reads, writes and asks, in the order in which it does. */
export interface Recorder {
  readonly id: string;
  access(table: string, verb: DataVerb, what?: Partial<AccessDraft>): void;
  call(remote: Pick<Remote, 'to' | 'timeout'>, method: string, path: string, endpoint?: string): void;
  /** A step of its own within this operation: a transaction, or a call. */
  step(name: string, transaction?: boolean): Recorder;
}

interface AccessDraft {
  readonly filters: readonly Filter[];
  readonly sorts: readonly Sort[];
  readonly many: boolean;
  readonly limit: DataAccess['limit'];
  readonly columns: readonly string[];
  readonly evidence: Evidence;
}

export interface OperationPlace {
  /** The service whose code it is. */
  readonly service: string;
  /** Component that runs it. */
  readonly component: string;
  readonly name: string;
  readonly evidence: Evidence;
}

/** Ids count within an operation, so that sorting by them keeps the order of what happens. */
export function record(draft: Draft, plan: Plan, place: OperationPlace, transaction = false): Recorder {
  const { service, component, name, evidence } = place;
  const id = ids.operation(service, name);
  const { system } = draft;
  let count = 0;
  const next = (): string => String(++count).padStart(2, '0');
  system.operations.push({ ...proposed(id, evidence), service: component, name });
  return {
    id,
    access: (table, verb, what = {}) => {
      const { evidence: own = evidence, ...rest } = what;
      system.accesses.push({
        ...proposed(`access:${service}#${name}:${next()}`, own),
        operation: id,
        table: ids.table(service, table),
        kind: verb === 'select' || verb === 'count' ? 'read' : 'write',
        verb,
        many: false,
        filters: [],
        filtersKnown: true,
        sorts: [],
        columns: [],
        limit: undefined,
        inLoop: false,
        inTransaction: transaction,
        library: 'sql',
        ...rest,
      });
    },
    call: (remote, method, path, endpoint) => {
      const call: Call = {
        ...proposed(`call:${service}#${name}:${next()}`, evidence),
        from: component,
        operation: id,
        to: remote.to,
        endpoint,
        method,
        path,
        protocol: 'http',
        library: 'http',
        timeout: { kind: 'set', milliseconds: remote.timeout },
        timeoutSearch: ['the brief'],
        retry: true,
        circuitBreaker: true,
        idempotencyKey: method === 'POST' ? true : undefined,
        inLoop: false,
        inTransaction: false,
      };
      system.calls.push(call);
    },
    step: (step, inTransaction = false) => {
      const inner = record(draft, plan, { ...place, name: `${name}.${step}` }, inTransaction);
      system.operationCalls.push({ from: id, to: inner.id, inLoop: false, inTransaction: false, evidence });
      return inner;
    },
  };
}

export function equal(...columns: readonly string[]): readonly Filter[] {
  return columns.map((column) => ({ column, operator: 'equal' }));
}
