import type { Landscape } from '../../core/review/landscape/landscape.ts';

/** Names behind the ids of a landscape. */
export interface LandscapeNames {
  component(id: string | undefined): string;
  table(id: string): string;
  channel(id: string): string;
  /** Names of those that a list of calls goes to, each once. */
  targets(calls: readonly string[]): string[];
  /** Names of the services that call an endpoint. */
  callersOf(endpoint: string): string[];
}

const known = new WeakMap<Landscape, LandscapeNames>();

/** Built once a landscape: lenses ask at every keystroke. */
export function namesIn(landscape: Landscape): LandscapeNames {
  const found = known.get(landscape);
  if (found !== undefined) return found;
  const components = new Map(landscape.services.map(({ id, name }) => [id, name]));
  const tables = new Map(landscape.tables.map(({ id, name }) => [id, name]));
  const channels = new Map(landscape.channels.map(({ id, name }) => [id, name]));
  const calls = new Map(landscape.calls.map((call) => [call.id, call]));
  const component = (id: string | undefined) => (id === undefined ? '' : (components.get(id) ?? id));
  const unique = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== '').sort();
  const names: LandscapeNames = {
    component,
    table: (id) => tables.get(id) ?? id,
    channel: (id) => channels.get(id) ?? id,
    targets: (ids) => unique(ids.map((id) => component(calls.get(id)?.to))),
    callersOf: (endpoint) =>
      unique(landscape.calls.filter((call) => call.endpoint === endpoint).map(({ from }) => component(from))),
  };
  known.set(landscape, names);
  return names;
}
