import type { Parameter } from '../../model/endpoint.ts';
import { listed } from '../../model/wording.ts';
import type { ListPath, Operation, Resource } from '../brief/brief.ts';
import { isComparable, partOf } from '../brief/resolve-parts.ts';
import type { Draft } from '../draft.ts';
import { equal, type Recorder } from '../flows/recorder.ts';
import {
  capital,
  fieldName,
  fieldPlural,
  keyField,
  schemaName,
  spoken,
  spokenPlural,
  tableName,
} from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { sortColumns } from '../tables/access-indexes.ts';
import { columnsOf, tenantColumn } from '../tables/columns-of.ts';
import { fieldShape } from './field-shape.ts';
import { paging, query } from './parameters.ts';
import { problem, usageHeaders } from './problems.ts';
import { cacheHeader } from './read-route.ts';
import { idShape, most, pageShape } from './resource-shapes.ts';
import { addRoute, collectionPath, ok } from './route.ts';

/** One route for the collection, and one below each whole for its parts. Every permitted combination is one index. */
export function listRoutes(draft: Draft, plan: Plan, resource: Resource, operation: Operation): void {
  const whole = resource.relations.find(({ kind }) => kind === 'part-of');
  const below =
    whole === undefined
      ? []
      : resource.lists.filter((list) => list.by.some((said) => fieldName(said) === fieldName(whole.name)));
  const top = resource.lists.filter((list) => !below.includes(list));
  if (top.length > 0)
    listRoute(draft, plan, resource, operation, top, `/v1/${collectionPath(plan, resource).split('/').at(-1)}`, []);
  if (whole !== undefined && below.length > 0)
    listRoute(draft, plan, resource, operation, below, collectionPath(plan, resource), [whole.name]);
}

function listRoute(
  draft: Draft,
  plan: Plan,
  resource: Resource,
  operation: Operation,
  lists: readonly ListPath[],
  path: string,
  inPath: readonly string[],
): void {
  const names = spokenPlural(resource.name);
  const open = lists.filter((list) => list.public || operation.public);
  const isOpen = open.length === lists.length;
  const filters = filterParameters(resource, lists, inPath);
  const suffix = inPath.length === 0 ? '' : `Of${schemaName(inPath[0] ?? '')}`;
  const handler = addRoute(draft, plan, {
    resource,
    operation: { ...operation, public: isOpen },
    method: 'GET',
    path,
    operationId: `list${capital(fieldPlural(resource.name))}${suffix}`,
    summary: inPath.length === 0 ? `List ${names}` : `List the ${names} of ${aWhole(resource)}`,
    description: describe(resource, lists, inPath, open),
    parameters: [...filters, ...paging],
    success: ok(200, `A page of ${names}.`, pageShape(plan, resource), [
      cacheHeader({ ...resource, appendOnly: false }, isOpen),
      ...usageHeaders,
    ]),
    problems: inPath.length === 0 ? [] : [problem(404)],
    optionalAuth: open.length > 0 && !isOpen,
  });
  for (const list of lists) readPage(handler, plan, resource, list);
}

function aWhole(resource: Resource): string {
  const whole = resource.relations.find(({ kind }) => kind === 'part-of')?.to ?? '';
  return `one ${spoken(whole)}`;
}

/** One range of one index: the equal columns are given, the cursor is where the range begins. */
function readPage(handler: Recorder, plan: Plan, resource: Resource, list: ListPath): void {
  const tenant = tenantColumn(plan, resource);
  const by = list.by.flatMap((said) => columnsOf(resource, said));
  const descending = list.sort?.descending ?? true;
  handler.access(tableName(resource.name), 'select', {
    filters: equal(...(tenant === undefined ? [] : [tenant]), ...by),
    sorts: sortColumns(resource, list).map((column) => ({ column, descending })),
    many: true,
    limit: { kind: 'parameter' },
    evidence: list.evidence,
  });
}

function filterParameters(
  resource: Resource,
  lists: readonly ListPath[],
  inPath: readonly string[],
): readonly Parameter[] {
  const own = lists.map(({ by }) => by.filter((said) => !inPath.some((name) => fieldName(name) === fieldName(said))));
  const names = [...new Map(own.flat().map((said) => [fieldName(said), said])).values()];
  return names.flatMap((said): readonly Parameter[] => {
    const part = partOf(resource, said);
    if (part === undefined) return [];
    const isAlways = own.every((by) => by.some((each) => fieldName(each) === fieldName(said)));
    if ('kind' in part)
      return [query(keyField(part.name), idShape(part.to), `Only those of this ${spoken(part.to)}.`, isAlways)];
    const shape = isComparable(part) ? fieldShape(part, resource.name) : undefined;
    if (shape === undefined || shape.type === 'object' || shape.type === 'array') return [];
    return [
      query(
        fieldName(part.name),
        { ...shape, default: undefined, description: undefined },
        `Only those with this ${spoken(part.name)}.`,
        isAlways,
      ),
    ];
  });
}

function describe(
  resource: Resource,
  lists: readonly ListPath[],
  inPath: readonly string[],
  open: readonly ListPath[],
): string {
  const ways = lists.map((list) => {
    const by = list.by.filter((said) => !inPath.some((name) => fieldName(name) === fieldName(said)));
    const names = by.map((said) => `\`${parameterName(resource, said)}\``);
    const order =
      list.sort === undefined
        ? 'newest first'
        : `by ${fieldName(list.sort.attribute)}, ${list.sort.descending ? 'highest' : 'lowest'} first`;
    const who = open.length > 0 && open.length < lists.length && !open.includes(list) ? ', with an account' : '';
    return `${names.length === 0 ? 'without a filter' : `by ${listed(names)}`} (${order}${who})`;
  });
  return `Lists ${listed(ways)}. Other combinations are answered with 422, because no index serves them. At most ${most.page} rows a page; \`nextCursor\` leads on.`;
}

function parameterName(resource: Resource, said: string): string {
  const part = partOf(resource, said);
  return part !== undefined && 'kind' in part ? keyField(part.name) : fieldName(said);
}
