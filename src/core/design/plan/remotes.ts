import type { Operation, Resource } from '../brief/brief.ts';
import { ids } from '../ids.ts';
import { kebab, spoken } from '../names/identifier.ts';
import type { Plan } from './plan.ts';

/** Something outside of the service's own transaction that an operation needs. */
export interface Remote {
  /** Begins the name of the column that keeps how far it has come. */
  readonly name: string;
  readonly kind: 'external' | 'stock';
  /** Component id. */
  readonly to: string;
  readonly path: string;
  readonly timeout: number;
  /** What takes it back, in words. */
  readonly undo: string;
  readonly undoPath: string;
}

/** In the order in which they are asked: what is easily taken back comes first. */
export function remotesOf(plan: Plan, resource: Resource, operation: Operation): readonly Remote[] {
  return [...stockElsewhere(plan, resource, operation), ...externalOf(plan, operation)];
}

function stockElsewhere(plan: Plan, resource: Resource, { takes }: Operation): readonly Remote[] {
  if (takes === undefined || plan.serviceOf(takes.resource) === plan.serviceOf(resource.name)) return [];
  const owner = plan.serviceOf(takes.resource);
  return [
    {
      name: `${takes.resource} ${takes.attribute}`,
      kind: 'stock',
      to: ids.service(owner.name),
      path: stockPath(takes.resource, 'reservations'),
      timeout: 1000,
      undo: `gives ${spoken(takes.resource)} ${takes.attribute} back (POST ${stockPath(takes.resource, 'releases')})`,
      undoPath: stockPath(takes.resource, 'releases'),
    },
  ];
}

export function stockPath(resource: string, what: 'reservations' | 'releases'): string {
  return `/v1/${kebab(spoken(resource))}-${what}`;
}

function externalOf(plan: Plan, { calls, kind }: Operation): readonly Remote[] {
  const external = plan.brief.externals.find(({ name }) => name === calls);
  if (external === undefined || kind === 'read' || kind === 'list') return [];
  return [
    {
      name: external.name,
      kind: 'external',
      to: ids.external(kebab(external.name)),
      path: '/requests',
      timeout: external.timeout,
      undo: external.undo ?? 'asks a person: nothing is said of how to take it back',
      undoPath: '/reversals',
    },
  ];
}

/** What is asked by an action only: until then a row has nothing to wait for. */
export function askedLater(plan: Plan, resource: Resource): readonly string[] {
  const first = new Set(
    resource.operations
      .filter(({ kind }) => kind === 'create')
      .flatMap((operation) => remotesOf(plan, resource, operation).map(({ name }) => name)),
  );
  return remoteNames(plan, resource).filter((name) => !first.has(name));
}

/** Names of everything that operations of a resource wait for. */
export function remoteNames(plan: Plan, resource: Resource): readonly string[] {
  return [
    ...new Set(
      resource.operations.flatMap((operation) => remotesOf(plan, resource, operation).map(({ name }) => name)),
    ),
  ];
}
