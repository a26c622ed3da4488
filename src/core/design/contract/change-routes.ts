import { plural } from '../../model/plural.ts';
import type { Operation, Resource, Stock } from '../brief/brief.ts';
import type { Draft } from '../draft.ts';
import { equal, type Recorder } from '../flows/recorder.ts';
import { settle } from '../flows/remote-steps.ts';
import type { Saga } from '../flows/saga.ts';
import { claimKey, countStock, isCountedByParts, keepAnswer, keyOf, tell } from '../flows/writing.ts';
import {
  capital,
  columnName,
  fieldName,
  kebab,
  keyColumn,
  schemaName,
  spoken,
  spokenPlural,
  tableName,
} from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { remotesOf } from '../plan/remotes.ts';
import { tenantColumn } from '../tables/columns-of.ts';
import { stateColumn } from '../tables/progress-columns.ts';
import { nounOf } from './action-noun.ts';
import { article } from './create-route.ts';
import { notEnough } from './not-enough.ts';
import { etagHeader, idempotencyKey, ifMatch } from './parameters.ts';
import { problem, usageHeaders } from './problems.ts';
import { changeable, readShape, updateShape } from './resource-shapes.ts';
import { addRoute, itemPath, ok } from './route.ts';

export function updateRoute(draft: Draft, plan: Plan, resource: Resource, operation: Operation): void {
  const name = spoken(resource.name);
  const columns = changeable(resource).map((attribute) => columnName(attribute.name));
  const taken = resource.attributes.some(({ unique }) => unique) || resource.uniques.length > 0;
  const handler = addRoute(draft, plan, {
    resource,
    operation,
    method: 'PATCH',
    path: itemPath(resource),
    operationId: `update${schemaName(resource.name)}`,
    summary: `Change ${article(name)}`,
    description:
      'A JSON merge patch (RFC 7396): what is left out stays as it is. The change is made only to the version that If-Match names.',
    parameters: [ifMatch],
    body: updateShape(resource),
    bodyType: 'application/merge-patch+json',
    success: ok(200, 'Changed.', readShape(plan, resource), [etagHeader, ...usageHeaders]),
    problems: [problem(404), problem(412), problem(428), ...(taken ? [problem(409)] : [])],
  });
  const store = operation.emits.length > 0 ? handler.step('store', true) : handler;
  store.access(tableName(resource.name), 'update', {
    filters: equal(...keyOf(plan, resource), 'version'),
    columns: [...columns, 'version', 'updated_at'],
  });
  tell(store, operation);
}

export function deleteRoute(draft: Draft, plan: Plan, resource: Resource, operation: Operation): void {
  const name = spoken(resource.name);
  const referring = plan.brief.resources.filter((each) =>
    each.relations.some(({ to, onDelete, kind }) => to === resource.name && kind !== 'many' && onDelete === 'restrict'),
  );
  const conflict = referring.map((each) => spoken(each.name)).join(' or ');
  const handler = addRoute(draft, plan, {
    resource,
    operation,
    method: 'DELETE',
    path: itemPath(resource),
    operationId: `delete${schemaName(resource.name)}`,
    summary: `Delete ${article(name)}`,
    description:
      referring.length === 0
        ? `Removes the ${name} for good.`
        : `Removes the ${name} for good, unless ${article(conflict)} still refers to it.`,
    parameters: [ifMatch],
    success: ok(204, 'Deleted.', undefined, usageHeaders),
    problems: [
      problem(404),
      problem(412),
      problem(428),
      ...(referring.length === 0
        ? []
        : [
            problem(409, {
              description: `It is still referred to by ${article(conflict)}.`,
              detail: `There is ${article(conflict)} that refers to it.`,
            }),
          ]),
    ],
  });
  const store = operation.emits.length > 0 ? handler.step('store', true) : handler;
  store.access(tableName(resource.name), 'delete', { filters: equal(...keyOf(plan, resource), 'version') });
  tell(store, operation);
}

/** An action is a thing that is created: `POST …/cancellations`. Twice is refused by the state that the first one left. */
export function actionRoute(draft: Draft, plan: Plan, resource: Resource, operation: Operation): readonly Saga[] {
  const name = spoken(resource.name);
  const remotes = remotesOf(plan, resource, operation);
  const path = `${itemPath(resource)}/${kebab(plural(nounOf(kebab(operation.name))))}`;
  const states = operation.sets
    .map(
      ({ part, attribute, value }) =>
        `${part === undefined ? '' : `the ${fieldName(attribute)} of its ${spokenPlural(part)}`}${part === undefined ? fieldName(attribute) : ''} to \`${value}\``,
    )
    .join(', ');
  const from =
    operation.from.length === 0
      ? ''
      : ` Possible while it is ${operation.from.map((state) => `\`${state}\``).join(' or ')}.`;
  const waits =
    operation.calls === undefined
      ? ''
      : ` Waits for ${operation.calls}; where that takes too long the answer says \`pending\`, and a job settles it.`;
  const left = operation.takes === undefined ? '' : `${notEnough(operation.takes.attribute)}, or `;
  const handler = addRoute(draft, plan, {
    resource,
    operation,
    method: 'POST',
    path,
    operationId: `${fieldName(operation.name)}${schemaName(resource.name)}`,
    summary: `${capital(spoken(operation.name))} ${article(name)}`,
    description: `${states === '' ? `Does what ${spoken(operation.name)} means for the ${name}.` : `Sets ${states}.`}${from}${waits}`,
    parameters: [...(resource.appendOnly ? [] : [ifMatch]), ...(operation.idempotent ? [idempotencyKey] : [])],
    success: ok(
      operation.async ? 202 : 200,
      operation.async ? 'Accepted: done outside of the request.' : 'Done.',
      readShape(plan, resource),
      [...(resource.appendOnly ? [] : [etagHeader]), ...usageHeaders],
    ),
    problems: [
      problem(404),
      problem(409, {
        description: capital(`${left}it is in a state in which this is not possible.`),
        detail: 'Its state does not permit this.',
      }),
      ...(resource.appendOnly ? [] : [problem(412), problem(428)]),
      ...(remotes.length > 0 ? [problem(503)] : []),
    ],
  });
  const store = handler.step('store', true);
  claimKey(store, operation);
  const columns = operation.sets.filter(({ part }) => part === undefined).map(({ attribute }) => columnName(attribute));
  const change = (at: Recorder, named: readonly string[]): void => {
    if (!resource.appendOnly)
      at.access(tableName(resource.name), 'update', {
        filters: equal(...keyOf(plan, resource), 'version'),
        columns: [...named, 'version', 'updated_at'],
      });
  };
  const count = (at: Recorder, stock: Stock | undefined): void => {
    if (stock !== undefined && plan.serviceOf(stock.resource) === plan.serviceOf(resource.name))
      countStock(at, plan, stock, isCountedByParts(plan, resource, stock));
  };
  const finish = (at: Recorder): void => {
    for (const { part, attribute } of operation.sets)
      if (part !== undefined) setParts(at, plan, resource, plan.resource(part), columnName(attribute));
    count(at, operation.gives);
  };
  // Nothing is paid before the provider has said so: the wish is stored first, and the state with the answer.
  change(store, remotes.length > 0 ? remotes.map((remote) => stateColumn(remote.name)) : columns);
  count(store, operation.takes);
  if (remotes.length > 0)
    return settle(
      { plan, resource, operation, remotes, handler, stores: `the wish to ${spoken(operation.name)}`, columns, finish },
      `POST ${path}`,
    );
  finish(store);
  tell(store, operation);
  keepAnswer(store, operation);
  return [];
}

/** Rows of a part change with their whole, in its transaction. */
function setParts(at: Recorder, plan: Plan, whole: Resource, part: Resource, column: string): void {
  const relation = part.relations.find(({ kind }) => kind === 'part-of')?.name ?? whole.name;
  const tenant = tenantColumn(plan, part);
  const filters = equal(...(tenant === undefined ? [] : [tenant]), keyColumn(relation));
  at.access(tableName(part.name), 'update', { filters, columns: [column], many: true });
}
