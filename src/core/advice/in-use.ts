import type { Component, ComponentKind } from '../model/component.ts';
import { connectionsTo } from '../model/connections-to.ts';
import type { System } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';
import { shortList } from '../model/wording.ts';
import { productName } from './product-name.ts';

/** Of these the code that speaks to them is read, so that its absence says something. */
const spokenTo: ReadonlySet<ComponentKind> = new Set(['database', 'cache', 'broker']);

/** Runs, but no code was found that speaks to it: it may be waited for to start, no more. One question for every plan. */
export function isIdle({ system }: SystemIndex, { id, kind }: Component): boolean {
  if (!spokenTo.has(kind)) return false;
  const holds = system.tables.some(({ store, role }) => store === id && role === 'system');
  const isNamed = system.cacheUses.some(({ cache }) => cache === id);
  const isAsked = connectionsTo(system, id).some((edge) => edge.kind !== 'depends');
  return !holds && !isNamed && !isAsked && !mayHold(system, id, kind);
}

/** Who waits for it keeps tables in a store of which no product was read: it may be this one. */
function mayHold({ connections, components }: System, id: string, kind: ComponentKind): boolean {
  if (kind !== 'database') return false;
  const unnamed = new Set(
    components.filter((each) => each.kind === 'database' && each.technology === undefined).map((each) => each.id),
  );
  const waiting = connectionsTo({ connections }, id).flatMap(({ kind, from }) => (kind === 'depends' ? [from] : []));
  return waiting.some((from) => connections.some((edge) => edge.from === from && unnamed.has(edge.to)));
}

export interface Caches {
  readonly used: readonly Component[];
  readonly idle: readonly Component[];
}

/** The caches that run, by whether anything speaks to them. */
export function cachesOf(index: SystemIndex): Caches {
  const running = index.system.components.filter(({ kind, role }) => kind === 'cache' && role === 'system');
  return {
    used: running.filter((cache) => !isIdle(index, cache)),
    idle: running.filter((cache) => isIdle(index, cache)),
  };
}

/** `Redis (sessions)` */
export function titleOf({ name, technology }: Component): string {
  return `${productName(technology ?? name)} (${name})`;
}

export function unusedText(idle: readonly Component[]): string {
  return `${shortList(idle.map(titleOf))} ${idle.length === 1 ? 'runs' : 'run'}, but no code was found that speaks to ${idle.length === 1 ? 'it' : 'them'}.`;
}
