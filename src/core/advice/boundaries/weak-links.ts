import { articulationPoints } from '../../graph/articulation-points.ts';
import { graphOf } from '../../graph/graph.ts';
import { stronglyConnectedComponents } from '../../graph/strongly-connected-components.ts';
import type { SystemIndex } from '../../model/system-index.ts';

export interface WeakLinks {
  /** Groups of services that wait for each other in a circle. */
  readonly cycles: readonly (readonly string[])[];
  /** Services without which others lose sight of each other, with how many call them. */
  readonly articulationPoints: readonly { readonly service: string; readonly calledBy: number }[];
}

const running: ReadonlySet<string> = new Set(['service', 'gateway', 'worker', 'job']);

/** What the shape of the calls between services says, whatever the calls are about. */
export function weakLinks({ system, component }: SystemIndex): WeakLinks {
  const parts = system.components.filter(({ kind, role }) => role === 'system' && running.has(kind));
  const ids = new Set(parts.map(({ id }) => id));
  const edges = system.connections.filter(({ kind, from, to }) => kind === 'call' && ids.has(from) && ids.has(to));
  const graph = graphOf(ids, edges);
  const name = (id: string): string => component(id)?.name ?? id;
  return {
    cycles: stronglyConnectedComponents(graph)
      .filter((group) => group.length > 1)
      .map((group) => group.map(name)),
    articulationPoints: articulationPoints(graph)
      .map((id) => ({
        service: name(id),
        calledBy: new Set(edges.filter(({ to }) => to === id).map(({ from }) => from)).size,
      }))
      .sort((a, b) => b.calledBy - a.calledBy || (a.service < b.service ? -1 : 1)),
  };
}
