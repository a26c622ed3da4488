import type { Component } from '../../core/model/component.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import { count } from '../../core/model/wording.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import type { Lack } from './fact.ts';

/** What follows from the System being read to its end: if it is in no fact of a service, it was not found there. */
export const derivedAbsences: Drafter = (index) =>
  index.system.components
    .filter(({ role, root, kind }) => role === 'system' && root !== undefined && kind !== 'frontend')
    .flatMap((component) => [withoutCache(index, component), withoutHealthRoute(index, component)])
    .filter((draft) => draft !== undefined);

function withoutCache(index: SystemIndex, component: Component): Draft | undefined {
  const { system } = index;
  const own = system.operations.filter(({ service }) => service === component.id).map(({ id }) => id);
  const reads = own.flatMap((id) => index.accessesOf(id)).length;
  const isUsed =
    system.cacheUses.some(({ operation }) => own.includes(operation)) ||
    system.connections.some(({ from, kind }) => from === component.id && kind === 'cache');
  if (isUsed || reads === 0) return undefined;
  return absence(component, 'cache', 'no use of a cache server', `${count(reads, 'data access')} read`);
}

const health = /health|ready|readiness|liveness|\/live\b|\bping\b|actuator/i;

function withoutHealthRoute(index: SystemIndex, component: Component): Draft | undefined {
  const routes = index.endpointsOfService(component.id).filter(({ sources }) => sources.includes('code'));
  if (routes.length === 0 || routes.some(({ path }) => health.test(path))) return undefined;
  return absence(component, 'health-check', 'no health route', `${count(routes.length, 'route')} read`);
}

function absence({ id, name }: Component, lack: Lack, what: string, looked: string): Draft {
  return {
    kind: 'A',
    element: `absence:${name}:${lack}`,
    service: id,
    evidence: [],
    lacks: [lack],
    line: () => parts(`${name}: ${what}`, looked),
  };
}
