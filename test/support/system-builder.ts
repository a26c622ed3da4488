import type { Call } from '../../src/core/model/call.ts';
import type { Component } from '../../src/core/model/component.ts';
import type { Connection, ConnectionKind } from '../../src/core/model/connection.ts';
import type { DataAccess, Filter } from '../../src/core/model/data-access.ts';
import type { Endpoint, Guard, GuardKind, HttpMethod, Parameter, Response } from '../../src/core/model/endpoint.ts';
import type { Element, Evidence } from '../../src/core/model/evidence.ts';
import type { Operation } from '../../src/core/model/operation.ts';
import type { ScalarShape, Shape, ShapeField } from '../../src/core/model/shape.ts';
import type { Column, ForeignKey, Index, Table } from '../../src/core/model/table.ts';
import type { Finding } from '../../src/core/rules/finding.ts';

/** `quote('src/app.ts:12', 'app.listen(80);')` */
export function quote(place: string, text: string): Evidence {
  const colon = place.lastIndexOf(':');
  const line = Number(place.slice(colon + 1));
  return { file: place.slice(0, colon), line, endLine: line + text.split('\n').length - 1, text };
}

function element(id: string, evidence: readonly Evidence[] = []): Element {
  return { id, evidence, provenance: 'extracted', role: 'system' };
}

export function component(
  kind: Component['kind'],
  name: string,
  more: Partial<Component> & { readonly at?: Evidence } = {},
): Component {
  const { at, ...rest } = more;
  return {
    ...element(`${kind}:${name}`, at === undefined ? [] : [at]),
    name,
    aliases: [],
    kind,
    frameworks: [],
    ...rest,
  };
}

export function connect(from: string, kind: ConnectionKind, to: string): Connection {
  return { from, to, kind, provenance: 'extracted', evidence: [] };
}

/** `endpoint('service:orders', 'POST /orders', at, { … })`; its handler is the operation of the same name. */
export function endpoint(service: string, route: string, at: Evidence, more: Partial<Endpoint> = {}): Endpoint {
  const [method, path] = route.split(' ') as [HttpMethod, string];
  return {
    ...element(`${service} ${route}`, [at]),
    service,
    method,
    path,
    sources: ['code'],
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map((match) => parameter('path', match[1] ?? '', 'string')),
    responses: [],
    guards: [],
    guardSearch: [],
    handler: `${service}#${route}`,
    static: false,
    deprecated: false,
    ...more,
  };
}

export function parameter(place: Parameter['in'], name: string, type: string, shape?: Shape): Parameter {
  return { name, in: place, required: place === 'path', type, shape };
}

export function guard(kind: GuardKind, name: string, evidence: Evidence, level: Guard['level'] = 'inline'): Guard {
  return { kind, name, level, optional: false, evidence };
}

export function reply(status: number, shape?: Shape): Response {
  return { status, shape };
}

export function operation(service: string, name: string, at: Evidence): Operation {
  return { ...element(`${service}#${name}`, [at]), service, name };
}

/** `access('read many', operation, table, at, { filters: ['customer_id'] })` */
export function access(
  how: 'read one' | 'read many' | 'insert' | 'update' | 'delete',
  operationId: string,
  table: string,
  at: Evidence,
  more: Omit<Partial<DataAccess>, 'filters'> & { readonly filters?: readonly string[] } = {},
): DataAccess {
  const { filters = [], ...rest } = more;
  const reads = how === 'read one' || how === 'read many';
  return {
    ...element(`${operationId} ${how} ${table}`, [at]),
    operation: operationId,
    table,
    kind: reads ? 'read' : 'write',
    verb: reads ? 'select' : how,
    many: how === 'read many',
    filters: filters.map((column): Filter => ({ column, operator: 'equal' })),
    filtersKnown: true,
    sorts: [],
    columns: [],
    inLoop: false,
    inTransaction: false,
    library: 'sql',
    ...rest,
  };
}

export function call(from: string, operationId: string, route: string, at: Evidence, more: Partial<Call> = {}): Call {
  const [method = 'GET', path = '/'] = route.split(' ');
  return {
    ...element(`${operationId} calls ${route}`, [at]),
    from,
    operation: operationId,
    method,
    path,
    protocol: 'http',
    library: 'axios',
    timeout: { kind: 'library-default', milliseconds: 0 },
    timeoutSearch: [],
    retry: false,
    circuitBreaker: false,
    inLoop: false,
    inTransaction: false,
    ...more,
  };
}

/** `table('database:shop', 'orders', at, ['id uuid', 'note text?'], { … })`; the first column is the primary key. */
export function table(
  store: string,
  name: string,
  at: Evidence,
  columns: readonly string[],
  more: Partial<Table> = {},
): Table {
  const read = columns.map((text) => column(text, at));
  return {
    ...element(`${store}/${name}`, [at]),
    store,
    name,
    dialect: 'postgresql',
    columns: read,
    primaryKey: read.slice(0, 1).map((first) => first.name),
    foreignKeys: [],
    indexes: [],
    checks: [],
    origin: 'migrations',
    ...more,
  };
}

/** `name type`, `name type?` for a nullable one, `name type = default`. */
function column(text: string, evidence: Evidence): Column {
  const [declared = '', byDefault] = text.split(' = ');
  const space = declared.indexOf(' ');
  const type = declared.slice(space + 1);
  const name = declared.slice(0, space);
  return { name, type: type.replace('?', ''), nullable: type.endsWith('?'), default: byDefault, evidence };
}

/** `foreignKey('customer_id → customers.id', at, 'cascade')` */
export function foreignKey(text: string, evidence: Evidence, onDelete?: string): ForeignKey {
  const [from = '', to = ''] = text.split(' → ');
  const [target = '', referenced = ''] = to.split('.');
  return { columns: [from], references: { table: target, columns: [referenced] }, onDelete, evidence };
}

export function index(name: string, columns: readonly string[], evidence: Evidence, unique = false): Index {
  return { name, columns, unique, evidence };
}

export function object(fields: Readonly<Record<string, Shape>>, name?: string): Shape {
  const read = Object.entries(fields).map(([key, shape]): ShapeField => ({ name: key, shape, required: true }));
  return { type: 'object', name, fields: read };
}

export function list(items: Shape): Shape {
  return { type: 'array', items };
}

export function text(more: Partial<ScalarShape> = {}): Shape {
  return { type: 'string', ...more };
}

export function integer(more: Partial<ScalarShape> = {}): Shape {
  return { type: 'integer', ...more };
}

export function finding(
  rule: string,
  area: Finding['area'],
  severity: Finding['severity'],
  rest: Pick<Finding, 'title' | 'message' | 'fix' | 'evidence' | 'subjects'> & {
    readonly lookedAt?: readonly string[];
  },
): Finding {
  return { rule, area, severity, lookedAt: [], ...rest };
}
