import type { Call, Timeout } from '../../src/core/model/call.ts';
import type { DataAccess } from '../../src/core/model/data-access.ts';
import type { Endpoint, Guard } from '../../src/core/model/endpoint.ts';
import type { System } from '../../src/core/model/system.ts';
import { indexSystem, type SystemIndex } from '../../src/core/model/system-index.ts';

/**
 * Endpoints as a person would note them down while reading the code, by path: the handler's place, the guards in the
 * order in which a request meets them, the tables behind the handler. Body parsers and other middleware that guards
 * nothing is left out.
 */
export function endpointsText(system: System): string {
  const index = indexSystem(system);
  return [...system.endpoints]
    .sort((a, b) => compare(a.service, b.service) || compare(a.path, b.path) || compare(a.method, b.method))
    .map((endpoint) => endpointText(index, endpoint))
    .join('\n');
}

/** Calls that endpoints cause, one line each: `GET /tickets → GET oven /batches, 1500 ms`. */
export function callsText(system: System): string {
  const index = indexSystem(system);
  const lines = system.endpoints.flatMap((endpoint) =>
    index
      .reachedBy(endpoint)
      .flatMap((reached) => index.callsOf(reached.operation.id))
      .map((call) => `${endpoint.method} ${endpoint.path} → ${callText(index, call)}`),
  );
  return [...new Set(lines)].sort(compare).join('\n');
}

/** Tables with their keys, references and indexes. */
export function tablesText(system: System): string {
  return [...system.tables]
    .sort((a, b) => compare(a.name, b.name))
    .flatMap((table) => {
      const references = table.foreignKeys.map((key) => `${key.columns.join(', ')} > ${key.references.table}`);
      const indexes = table.indexes.map((each) => `${each.unique ? 'unique ' : ''}(${each.columns.join(', ')})`);
      return [
        `${table.name} (${table.primaryKey.join(', ')})`,
        ...part('references', references.sort(compare)),
        ...part('indexes', indexes.sort(compare)),
      ];
    })
    .join('\n');
}

/** What requests do with tables, one line each: `POST /loans → insert loans, in a transaction`. */
export function accessesText(system: System): string {
  const index = indexSystem(system);
  const lines = system.endpoints.flatMap((endpoint) =>
    index.reachedBy(endpoint).flatMap(({ operation, inLoop, inTransaction }) =>
      index.accessesOf(operation.id).map((access) => {
        const around = [
          ...(inLoop || access.inLoop ? ['in a loop'] : []),
          ...(inTransaction || access.inTransaction ? ['in a transaction'] : []),
        ];
        return [`${endpoint.method} ${endpoint.path} → ${queryText(index, access)}`, ...around].join(', ');
      }),
    ),
  );
  return lines.sort(compare).join('\n');
}

/** Queries of one operation, in the order of the System: `select loans by member_id sorted by due_on limited`. */
export function queriesText(system: System, operation: string): readonly string[] {
  const index = indexSystem(system);
  return system.accesses
    .filter((access) => index.operation(access.operation)?.name === operation)
    .map((access) => queryText(index, access));
}

function queryText(
  index: SystemIndex,
  { verb, table, filters, optionalFilters = [], sorts, limit }: DataAccess,
): string {
  return [
    `${verb} ${index.table(table)?.name ?? table}`,
    ...(filters.length === 0 ? [] : [`by ${filters.map((filter) => filter.column).join(', ')}`]),
    ...(optionalFilters.length === 0 ? [] : [`at times by ${optionalFilters.map(({ column }) => column).join(', ')}`]),
    ...(sorts.length === 0 ? [] : [`sorted by ${sorts.map((sort) => sort.column).join(', ')}`]),
    ...(limit === undefined ? [] : ['limited']),
  ].join(' ');
}

function endpointText(index: SystemIndex, endpoint: Endpoint): string {
  const place = index.operation(endpoint.handler ?? '')?.evidence[0];
  const reached = index.reachedBy(endpoint);
  const accesses = reached.flatMap((each) => index.accessesOf(each.operation.id));
  const tables = (kind: 'read' | 'write') =>
    unique(accesses.filter((each) => each.kind === kind).map((each) => index.table(each.table)?.name ?? each.table));
  const guards = endpoint.guards.filter((guard) => guard.kind !== 'other').map(guardText);
  return [
    `${endpoint.method} ${endpoint.path}  ${place === undefined ? 'no handler' : `${place.file}:${place.line}`}`,
    ...part('behind', guards),
    ...part('reads', tables('read')),
    ...part('writes', tables('write')),
  ].join('\n');
}

function guardText(guard: Guard): string {
  return `${guard.name} ${guard.kind}${guard.optional ? ' optional' : ''}`;
}

function callText(index: SystemIndex, call: Call): string {
  const target = call.to === undefined ? (call.host ?? 'unknown') : (index.component(call.to)?.name ?? call.to);
  return `${call.method} ${target} ${call.path}, ${timeoutText(call.timeout)}`;
}

function timeoutText(timeout: Timeout): string {
  if (timeout.kind === 'unknown') return 'timeout unknown';
  if (timeout.kind === 'set') return timeout.milliseconds === undefined ? 'with timeout' : `${timeout.milliseconds} ms`;
  return timeout.milliseconds === 0 ? 'waits for ever' : `${timeout.milliseconds} ms by default`;
}

function part(label: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`    ${label} ${names.join(', ')}`];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
