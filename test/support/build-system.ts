import type { Call } from '../../src/core/model/call.ts';
import type { Channel } from '../../src/core/model/channel.ts';
import type { Component } from '../../src/core/model/component.ts';
import type { Contract } from '../../src/core/model/contract.ts';
import type { DataAccess, Filter } from '../../src/core/model/data-access.ts';
import type { Effect } from '../../src/core/model/effect.ts';
import type { Endpoint, Guard, HttpMethod } from '../../src/core/model/endpoint.ts';
import type { Element, Evidence } from '../../src/core/model/evidence.ts';
import type { Operation, OperationCall, Reply } from '../../src/core/model/operation.ts';
import { emptySystem, type System } from '../../src/core/model/system.ts';
import type { Table } from '../../src/core/model/table.ts';

/**
 * Parts of a System for tests that ask one question. Everything belongs to the service `shop` unless a test says
 * otherwise, an endpoint's handler is named after its route, and each element stands in a file of its own.
 */
export function buildSystem(parts: Partial<System>): System {
  const operations = parts.operations ?? mentionedOperations(parts);
  return { ...emptySystem, name: 'shop', ...parts, operations, components: allComponents(parts, operations) };
}

export function place(text: string): Evidence {
  return { file: `${text.replace(/[^a-zA-Z0-9]+/g, '-')}.ts`, line: 1, endLine: 1, text };
}

function element(id: string): Element {
  return { id, evidence: [place(id)], provenance: 'extracted', role: 'system' };
}

export function endpoint(route: string, over: Partial<Endpoint> = {}): Endpoint {
  const [method = 'GET', path = '/'] = route.split(' ');
  const service = over.service ?? 'shop';
  const base: Endpoint = {
    ...element(`${service} ${route}`),
    service,
    method: method as HttpMethod,
    path,
    sources: ['code'],
    parameters: [],
    responses: [],
    guards: [],
    guardSearch: [],
    handler: route,
    static: false,
    deprecated: false,
  };
  return { ...base, ...over };
}

export function guard(kind: Guard['kind'], name: string, over: Partial<Guard> = {}): Guard {
  return { kind, name, level: 'inline', optional: false, evidence: place(`guard ${name}`), ...over };
}

export function operation(id: string, service = 'shop'): Operation {
  return { ...element(id), service, name: id };
}

export function operationCall(from: string, to: string, over: Partial<OperationCall> = {}): OperationCall {
  return { from, to, inLoop: false, inTransaction: false, evidence: place(`${from} calls ${to}`), ...over };
}

interface AccessParts extends Partial<Omit<DataAccess, 'filters' | 'sorts'>> {
  readonly filters?: readonly (string | Filter)[];
  readonly sorts?: readonly string[];
}

/** `access('GET /orders', 'select orders', { many: true, filters: ['customer_id'] })` */
export function access(operationId: string, what: string, over: AccessParts = {}): DataAccess {
  const [verb = 'select', table = ''] = what.split(' ') as [DataAccess['verb'], string];
  const base: DataAccess = {
    ...element(`${operationId} ${what}`),
    operation: operationId,
    table,
    kind: verb === 'select' || verb === 'count' ? 'read' : 'write',
    verb,
    many: false,
    filters: [],
    filtersKnown: true,
    sorts: [],
    columns: [],
    inLoop: false,
    inTransaction: false,
    library: 'sql',
  };
  const filters = (over.filters ?? []).map(
    (filter): Filter => (typeof filter === 'string' ? { column: filter, operator: 'equal' } : filter),
  );
  const sorts = (over.sorts ?? []).map((column) => ({ column, descending: true }));
  return { ...base, ...over, filters, sorts };
}

interface TableParts extends Partial<Omit<Table, 'columns' | 'indexes' | 'foreignKeys'>> {
  /** `id bigint, customer_id bigint` */
  readonly columns?: string;
  /** Each `customer_id, placed_at`; `unique email` for a unique one. */
  readonly indexes?: readonly string[];
  /** Each `customer_id > customers`. */
  readonly foreignKeys?: readonly string[];
}

export function table(name: string, over: TableParts = {}): Table {
  const { columns = 'id bigint', indexes = [], foreignKeys = [], ...rest } = over;
  return {
    ...element(name),
    store: 'db',
    name,
    dialect: 'postgresql',
    primaryKey: ['id'],
    checks: [],
    origin: 'ddl',
    ...rest,
    columns: columns.split(', ').map((column) => {
      const [columnName = '', type = ''] = column.split(' ');
      return { name: columnName, type, nullable: false };
    }),
    indexes: indexes.map((index) => ({
      columns: index.replace('unique ', '').split(', '),
      unique: index.startsWith('unique '),
      evidence: place(`index ${name} ${index}`),
    })),
    foreignKeys: foreignKeys.map((key) => {
      const [own = '', target = ''] = key.split(' > ');
      return {
        columns: own.split(', '),
        references: { table: target, columns: [] },
        evidence: place(`foreign key ${name} ${key}`),
      };
    }),
  };
}

/** `call('POST /orders', 'POST payments /payments')` */
export function call(operationId: string, what: string, over: Partial<Call> = {}): Call {
  const [method = 'GET', to = '', path = '/'] = what.split(' ');
  const base: Call = {
    ...element(`${operationId} ${what}`),
    from: 'shop',
    operation: operationId,
    to,
    method,
    path,
    protocol: 'http',
    library: 'fetch',
    timeout: { kind: 'set', milliseconds: 2000 },
    timeoutSearch: [],
    retry: false,
    circuitBreaker: false,
    inLoop: false,
    inTransaction: false,
  };
  return { ...base, ...over };
}

export function channel(name: string, publisher: string, over: Partial<Channel> = {}): Channel {
  const use = {
    service: 'shop',
    operation: publisher,
    inLoop: false,
    inTransaction: false,
    evidence: place(`${publisher} publishes ${name}`),
  };
  return { ...element(name), broker: 'kafka', name, publishers: [use], consumers: [], ...over };
}

export function component(id: string, over: Partial<Component> = {}): Component {
  return { ...element(id), name: id, aliases: [], kind: 'service', root: id, frameworks: [], ...over };
}

export function effect(operationId: string | undefined, kind: Effect['kind'], name: string): Effect {
  return {
    ...element(`${operationId ?? 'module'} ${kind} ${name}`),
    service: 'shop',
    operation: operationId,
    kind,
    name,
  };
}

export function reply(operationId: string, status: number, over: Partial<Reply['response']> = {}): Reply {
  const evidence = place(`${operationId} answers ${status} ${JSON.stringify(over.shape ?? '')}`);
  return { operation: operationId, service: 'shop', response: { status, evidence, ...over }, evidence };
}

/** `contract('shop', ['GET /orders 200,404'])` */
export function contract(service: string, operations: readonly string[], over: Partial<Contract> = {}): Contract {
  return {
    ...element(`${service} openapi.yaml`),
    kind: 'openapi',
    file: 'openapi.yaml',
    service,
    operations: operations.map((text) => {
      const [method = 'GET', path = '/', statuses = '200'] = text.split(' ');
      return {
        method: method as HttpMethod,
        path,
        parameters: [],
        responses: statuses.split(',').map((status) => ({ status: Number(status) })),
        security: [],
        deprecated: false,
        evidence: place(`openapi ${method} ${path}`),
      };
    }),
    ...over,
  };
}

function mentionedOperations(parts: Partial<System>): Operation[] {
  const services = new Map<string, string>();
  const mention = (id: string | undefined, service: string): void => {
    if (id !== undefined && !services.has(id)) services.set(id, service);
  };
  for (const item of parts.endpoints ?? []) mention(item.handler, item.service);
  for (const item of parts.calls ?? []) mention(item.operation, item.from);
  for (const item of parts.replies ?? []) mention(item.operation, item.service);
  for (const item of parts.effects ?? []) mention(item.operation, item.service);
  for (const item of parts.jobs ?? []) mention(item.runs, item.service);
  for (const item of parts.channels ?? []) {
    for (const use of [...item.publishers, ...item.consumers]) mention(use.operation, use.service);
  }
  for (const item of parts.operationCalls ?? []) {
    mention(item.from, 'shop');
    mention(item.to, services.get(item.from) ?? 'shop');
  }
  for (const item of parts.accesses ?? []) mention(item.operation, 'shop');
  return [...services].map(([id, service]) => operation(id, service));
}

function allComponents(parts: Partial<System>, operations: readonly Operation[]): Component[] {
  const given = parts.components ?? [];
  const known = new Set(given.map((item) => item.id));
  const mentioned = new Set(['shop', ...operations.map((item) => item.service)]);
  return [...given, ...[...mentioned].filter((id) => !known.has(id)).map((id) => component(id))];
}
