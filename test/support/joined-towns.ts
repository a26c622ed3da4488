import type { System } from '../../src/core/model/system.ts';

/** Two towns that share nothing: all of the second goes by other ids. Its calls still reach into the first. */
export function joinedTowns({ shop, harbor }: { readonly shop: System; readonly harbor: System }): System {
  const twin: System = JSON.parse(JSON.stringify(harbor), (key, value: unknown) =>
    ids.has(key) && typeof value === 'string' ? `harbor ${value}` : value,
  );
  const calls = twin.calls.map((call, at) => ({
    ...call,
    to: harbor.calls[at]?.to,
    endpoint: harbor.calls[at]?.endpoint,
  }));
  const lists = Object.entries(shop).map(([name, value]) => {
    const more: unknown = { ...twin, calls }[name as keyof System];
    return [name, Array.isArray(value) && Array.isArray(more) ? [...value, ...more] : value];
  });
  return Object.fromEntries(lists);
}

const ids = new Set(['id', 'service', 'store', 'operation', 'handler', 'from', 'to', 'table', 'broker', 'file']);
