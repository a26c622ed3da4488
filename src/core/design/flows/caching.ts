import type { Resource } from '../brief/brief.ts';
import { limitsOf } from '../brief/limits.ts';
import type { Draft } from '../draft.ts';
import { proposed } from '../draft.ts';
import { ids } from '../ids.ts';
import { fieldName, pathSegment, schemaName } from '../names/identifier.ts';
import { moduleOf, type Plan } from '../plan/plan.ts';

/** Requests a second of one open resource at peak from which a shared cache pays; below, HTTP's own caching does. */
export const cacheFrom = 200;

/** Single rows that strangers ask for more often than the figure: they are answered without the database. */
export function cachedResources(plan: Plan): readonly Resource[] {
  if (limitsOf(plan.brief).without.has('cache')) return [];
  return plan.brief.resources.filter(
    (resource) => openLookups(plan, resource) * plan.brief.load.peakFactor >= cacheFrom,
  );
}

/** Reads of one row; lists are kept by HTTP. */
export function openLookups(plan: Plan, resource: Resource): number {
  const read = resource.operations.find(({ kind, public: open }) => kind === 'read' && open);
  return read === undefined ? 0 : plan.demand.of(resource, read);
}

export function openReads(plan: Plan, resource: Resource): number {
  const isOpenList = resource.operations.some(({ kind, public: open }) => kind === 'list' && open);
  const lists = resource.lists.reduce(
    (sum, list, index) => sum + (list.public || isOpenList ? plan.demand.ofList(resource, index) : 0),
    0,
  );
  return openLookups(plan, resource) + lists;
}

/** Seconds: short enough to forgive a lost invalidation, long enough to take a peak. */
export const timeToLive = 300;

/** Reads fill it, every route that writes the rows empties it after its commit, and a time to live forgives what is lost. */
export function addCaching(draft: Draft, plan: Plan): void {
  for (const resource of cachedResources(plan)) {
    const service = plan.serviceOf(resource.name).name;
    const schema = schemaName(resource.name);
    const operation = (name: string): string => ids.operation(service, `${fieldName(moduleOf(resource))}.${name}`);
    const key = `${pathSegment(resource.name)}:{}`;
    const use = (name: string, kind: 'read' | 'write' | 'invalidate', order: number): void => {
      draft.system.cacheUses.push({
        ...proposed(`cache:${service}#${name}:${order}`, resource.evidence),
        operation: operation(name),
        cache: ids.cache,
        keyPattern: key,
        kind,
        timeToLiveSeconds: kind === 'write' ? timeToLive : undefined,
      });
    };
    for (const { kind, name } of resource.operations) {
      if (kind === 'read') {
        use(`get${schema}`, 'read', 1);
        use(`get${schema}`, 'write', 2);
      } else if (kind === 'update' || kind === 'delete') use(`${kind}${schema}`, 'invalidate', 3);
      else if (kind === 'action') use(`${fieldName(name)}${schema}`, 'invalidate', 3);
    }
  }
}
