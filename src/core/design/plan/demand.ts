import type { Brief, Operation, Resource } from '../brief/brief.ts';

/** Requests a second on average, for each route of a resource. */
export interface Demand {
  of(resource: Resource, operation: Operation): number;
  ofList(resource: Resource, list: number): number;
  ofResource(resource: Resource): number;
  writesOf(resource: Resource): number;
  readonly total: number;
  readonly writes: number;
}

interface Route {
  readonly key: string;
  readonly reads: boolean;
  readonly told?: number | undefined;
  readonly weight: number;
}

/** A row is read more often by itself than any one list is asked for. */
const weights: Readonly<Record<Operation['kind'], number>> = {
  create: 1,
  update: 0.5,
  delete: 0.1,
  action: 0.5,
  read: 2,
  list: 1,
};

/**
 * What the brief says of a route counts. The rest of the load is spread: reads evenly, writes by how many rows there
 * are, because more rows come from more writes.
 */
export function demandOf(brief: Brief): Demand {
  const { requestsPerSecond, readsPerWrite } = brief.load;
  const routes = brief.resources.flatMap(routesOf);
  const told = routes.reduce((sum, route) => sum + (route.told ?? 0), 0);
  const rest = Math.max(0, requestsPerSecond - told);
  const readShare = readsPerWrite / (readsPerWrite + 1);
  const rates = new Map<string, number>();
  for (const reads of [true, false]) {
    const own = routes.filter((route) => route.reads === reads);
    const open = own.filter((route) => route.told === undefined);
    const weight = open.reduce((sum, route) => sum + route.weight, 0);
    const amount = rest * (reads ? readShare : 1 - readShare);
    for (const route of own) rates.set(route.key, route.told ?? (weight === 0 ? 0 : (amount * route.weight) / weight));
  }
  const of = (key: string): number => Number((rates.get(key) ?? 0).toPrecision(6));
  const sum = (chosen: readonly Route[]): number =>
    Number(chosen.reduce((all, route) => all + of(route.key), 0).toPrecision(6));
  return {
    of: (resource, operation) => of(operationKey(resource, operation.name)),
    ofList: (resource, list) => of(listKey(resource, list)),
    ofResource: (resource) => sum(routesOf(resource)),
    writesOf: (resource) => sum(routesOf(resource).filter((route) => !route.reads)),
    total: sum(routes),
    writes: sum(routes.filter((route) => !route.reads)),
  };
}

function routesOf(resource: Resource): readonly Route[] {
  const operations = resource.operations
    .filter((operation) => operation.kind !== 'list')
    .map((operation): Route => {
      const reads = operation.kind === 'read';
      const weight = weights[operation.kind] * (reads ? 1 : Math.max(1, resource.rows));
      return { key: operationKey(resource, operation.name), reads, told: operation.perSecond, weight };
    });
  const lists = resource.lists.map(
    (list, index): Route => ({
      key: listKey(resource, index),
      reads: true,
      told: list.perSecond,
      weight: weights.list,
    }),
  );
  return [...operations, ...lists];
}

function operationKey(resource: Resource, operation: string): string {
  return `${resource.name}\n${operation}`;
}

function listKey(resource: Resource, list: number): string {
  return `${resource.name}\n[${list}]`;
}
