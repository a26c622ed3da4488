import type { ResponseHeader } from '../../model/endpoint.ts';
import type { Operation, Resource } from '../brief/brief.ts';
import type { Draft } from '../draft.ts';
import { equal } from '../flows/recorder.ts';
import { keyOf } from '../flows/writing.ts';
import { keyColumn, schemaName, spoken, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { tenantColumn } from '../tables/columns-of.ts';
import { pairColumns, pairTable } from '../tables/support-tables.ts';
import { article } from './create-route.ts';
import { etagHeader, ifNoneMatch } from './parameters.ts';
import { problem, usageHeaders } from './problems.ts';
import { most, readShape } from './resource-shapes.ts';
import { addRoute, itemPath, ok } from './route.ts';

export function readRoute(draft: Draft, plan: Plan, resource: Resource, operation: Operation): void {
  const name = spoken(resource.name);
  const parts = plan.embeddedIn(resource.name);
  const versioned = resource.appendOnly ? [] : [etagHeader];
  const cache = cacheHeader(resource, operation.public);
  const handler = addRoute(draft, plan, {
    resource,
    operation,
    method: 'GET',
    path: itemPath(resource),
    operationId: `get${schemaName(resource.name)}`,
    summary: `Read ${article(name)}`,
    description:
      parts.length === 0
        ? `Gives the ${name} with this id.`
        : `Gives the ${name} with this id, and its ${parts.map((part) => spoken(part.name)).join(' and ')} rows.`,
    parameters: resource.appendOnly ? [] : [ifNoneMatch],
    success: ok(200, `The ${name}.`, readShape(plan, resource), [...versioned, cache, ...usageHeaders]),
    problems: [
      problem(404),
      ...(resource.appendOnly ? [] : [ok(304, 'Nothing changed since the ETag that was sent.')]),
    ],
  });
  handler.access(tableName(resource.name), 'select', { filters: equal(...keyOf(plan, resource)) });
  const tenant = tenantColumn(plan, resource);
  for (const relation of resource.relations.filter(({ kind }) => kind === 'many')) {
    const [own] = pairColumns(resource, relation.name);
    const filters = equal(...(tenant === undefined ? [] : [tenant]), own);
    handler.access(pairTable(resource, relation.name), 'select', {
      filters,
      many: true,
      limit: { kind: 'constant', value: most.related },
    });
  }
  for (const part of parts) {
    const whole = part.relations.find(({ kind }) => kind === 'part-of')?.name ?? resource.name;
    const lead = tenantColumn(plan, part);
    const filters = equal(...(lead === undefined ? [] : [lead]), keyColumn(whole));
    const sorts = [{ column: 'id', descending: false }];
    handler.access(tableName(part.name), 'select', {
      filters,
      sorts,
      many: true,
      limit: { kind: 'constant', value: most.parts },
    });
  }
}

/** What is open and the same for everybody may be kept by whoever carries it; what is a person's own may not. */
export function cacheHeader(resource: Resource, isOpen: boolean): ResponseHeader {
  const lasting = resource.appendOnly
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=60, stale-while-revalidate=30';
  const own = resource.appendOnly ? 'private, max-age=31536000, immutable' : 'private, no-cache';
  return {
    name: 'Cache-Control',
    description: 'How long the answer may be kept.',
    shape: { type: 'string', maxLength: 100, example: isOpen ? lasting : own },
  };
}
