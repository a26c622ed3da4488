import type { Landscape, LandscapeEndpoint } from './landscape.ts';

export interface Impact {
  readonly endpoint: LandscapeEndpoint;
  /** Names of the components on the way to what is down, itself last. */
  readonly through: readonly string[];
}

/** Endpoints that cannot answer while a service or a database is down: its own, and those that wait for them. */
export function impactOf(landscape: Landscape, component: string): readonly Impact[] {
  const hit = new Map<string, Impact>();
  const nameOf = (id: string) => landscape.services.find((service) => service.id === id)?.name ?? id;
  const stores = new Map(landscape.tables.map((table) => [table.id, table.store]));
  for (const endpoint of landscape.endpoints) {
    const asks = [...endpoint.reads, ...endpoint.writes].some((table) => stores.get(table) === component);
    if (endpoint.service === component) hit.set(endpoint.id, { endpoint, through: [nameOf(component)] });
    else if (asks) hit.set(endpoint.id, { endpoint, through: [nameOf(endpoint.service), nameOf(component)] });
  }
  const calls = new Map(landscape.calls.map((call) => [call.id, call]));
  // In rounds, so that each endpoint is reached by its shortest way.
  for (let before = -1; before !== hit.size; ) {
    before = hit.size;
    const known = new Map(hit);
    for (const endpoint of landscape.endpoints) {
      if (hit.has(endpoint.id)) continue;
      for (const id of endpoint.calls) {
        const call = calls.get(id);
        const reached = call?.endpoint === undefined ? undefined : known.get(call.endpoint);
        const direct = call?.to === component && call.endpoint === undefined;
        const through = reached?.through ?? (direct ? [nameOf(component)] : undefined);
        if (through === undefined) continue;
        hit.set(endpoint.id, { endpoint, through: [nameOf(endpoint.service), ...through] });
        break;
      }
    }
  }
  return [...hit.values()];
}
