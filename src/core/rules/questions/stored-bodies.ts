import type { Effect } from '../../model/effect.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { endpointEntry } from './entry-points.ts';
import { wayTo } from './evidence-chain.ts';

/** A route that writes a row as the body of its request says. */
export interface StoredBody {
  readonly endpoint: Endpoint;
  readonly effect: Effect;
  /** The name of the table, as code or schema say it. */
  readonly table: string;
  /** Columns that callers may not choose: rights, owners, hashes, money. */
  readonly reserved: readonly string[];
  readonly evidence: readonly (Evidence | undefined)[];
}

/** Bodies that go into a table as they come; a route with a schema or a validator before it knows what comes. */
export function storedBodies(index: SystemIndex): readonly StoredBody[] {
  return index.system.effects.flatMap((effect): StoredBody[] => {
    const { kind, operation, name } = effect;
    if (kind !== 'stored-body' || operation === undefined) return [];
    const endpoint = index
      .endpointsOf(operation)
      .find((each) => !each.guards.some((guard) => guard.kind === 'validation'));
    if (endpoint === undefined) return [];
    const table = index
      .reachedFrom(operation)
      .flatMap((reached) => index.accessesOf(reached.operation.id))
      .map((access) => index.table(access.table))
      .find((each) => each?.name === name);
    const closed = new Set(effect.settings?.['closed']?.split(' ').map(plain));
    return [
      {
        endpoint,
        effect,
        table: name,
        reserved: table === undefined ? [] : reservedColumns(table).filter((column) => !closed.has(plain(column))),
        evidence: [effect.evidence[0], ...wayTo(index, endpointEntry(endpoint)[0], operation)],
      },
    ];
  });
}

/** Fields and columns are spelled alike but for their case. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function reservedColumns({ columns }: Table): readonly string[] {
  return columns.map(({ name }) => name).filter((name) => reserved.test(name));
}

const reserved =
  /^(?:is_?)?(?:admin|staff|superuser|super_?admin|verified|approved|banned|blocked|moderator)$|^(?:user_?)?roles?(?:_?id)?$|^permissions?$|^(?:email|phone)_?verified(?:_?at)?$|^(?:password|passwd)_?(?:hash|digest)$|^hashed_?password$|^(?:balance|credits?|wallet)$|^(?:owner|tenant|account|organi[sz]ation|user|author|created_?by)_?id$/i;
