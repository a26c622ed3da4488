import type { Call, Timeout } from '../../model/call.ts';
import type { Channel } from '../../model/channel.ts';
import { corsWords } from '../../model/cors-words.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint, Guard } from '../../model/endpoint.ts';
import type { Element } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';

/** ` (src/app.ts:12)`, as every agent and editor understands it. */
export function placeOf({ evidence: [first] }: Pick<Element, 'evidence'>): string {
  return first === undefined ? '' : ` (${first.file}:${first.line})`;
}

export function endpointLine(endpoint: Endpoint, index: SystemIndex): string {
  const guards = endpoint.guards.map((guard) => `${guardWords(guard)}${guard.optional ? ' (optional)' : ''}`);
  const known = endpoint.sources.includes('code') ? `guards: ${guards.join(', ') || 'none'}` : 'only in the contract';
  const where = endpoint.onlyWhere === undefined ? '' : ` · only where ${endpoint.onlyWhere.name}`;
  return `${endpoint.method} ${endpoint.path} · ${nameOf(endpoint.service, index)} · ${known}${where}${placeOf(endpoint)}`;
}

/** `authentication requireAuth`, `cors cors (any origin)`. */
export function guardWords(guard: Guard): string {
  const { kind, name, refuses, byDefault } = guard;
  const refusal =
    refuses === undefined || name.includes(String(refuses)) ? '' : `, else ${refuses}${byDefault ? ' by default' : ''}`;
  return `${kind} ${name}${refusal}${kind === 'cors' ? ` (${corsWords(guard)})` : ''}`;
}

export function tableLine(table: Table, index: SystemIndex): string {
  const users = (ids: readonly string[]): string => ids.map((id) => nameOf(id, index)).join(', ') || 'nobody';
  const { id, name, store, columns } = table;
  const written = `read by ${users(index.readersOf(id))}, written by ${users(index.writersOf(id))}`;
  return `${name} in ${nameOf(store, index)} · ${columns.length} columns · ${written}${placeOf(table)}`;
}

export function callLine(call: Call, index: SystemIndex): string {
  const target = call.to === undefined ? 'unknown target' : nameOf(call.to, index);
  const route = index.endpoint(call.endpoint ?? '');
  return [
    `${nameOf(call.from, index)} → ${target}: ${call.method} ${call.path}`,
    route === undefined ? '' : `route ${route.method} ${route.path}${placeOf(route)}`,
    `timeout: ${timeoutOf(call.timeout)}`,
    call.retry ? 'retried' : '',
    call.circuitBreaker ? 'circuit breaker' : '',
    call.inLoop ? 'in a loop' : '',
    call.inTransaction ? 'in a transaction' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
    .concat(placeOf(call));
}

function timeoutOf(timeout: Timeout): string {
  if (timeout.kind === 'unknown') return 'unknown';
  if (timeout.kind === 'set') return timeout.milliseconds === undefined ? 'set' : `${timeout.milliseconds} ms`;
  return timeout.milliseconds === 0 ? 'none, waits for ever' : `${timeout.milliseconds} ms by default`;
}

export function accessLine(access: DataAccess, index: SystemIndex): string {
  const { verb, many, filters, sorts, limit, inLoop, inTransaction } = access;
  const isUnlimited = verb === 'select' && many && limit === undefined;
  return [
    `${verb} ${index.table(access.table)?.name ?? access.table}`,
    filters.length === 0 ? '' : `where ${filters.map(({ column }) => column).join(', ')}`,
    sorts.length === 0 ? '' : `sorted by ${sorts.map(({ column }) => column).join(', ')}`,
    isUnlimited ? 'no limit' : '',
    inLoop ? 'in a loop' : '',
    inTransaction ? 'in a transaction' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
    .concat(placeOf(access));
}

export function topicLine({ name, publishers, consumers, deadLetter = 'none' }: Channel, index: SystemIndex): string {
  const [from, to] = [publishers, consumers].map((uses) =>
    uses.map((use) => `${nameOf(use.service, index)}${placeOf({ evidence: [use.evidence] })}`).join(', '),
  );
  return `${name} · published by ${from || 'nobody'} · consumed by ${to || 'nobody'} · dead letter: ${deadLetter}`;
}

export function nameOf(component: string, index: SystemIndex): string {
  return index.component(component)?.name ?? component;
}
