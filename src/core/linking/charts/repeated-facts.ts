import type { Fact } from '../../extractors/fact.ts';
import type { Values } from './chart-releases.ts';

const open = /Values\.[\w.-]*?\.\*/;

/** Ranges stand in ranges, which nobody writes deeper than this. */
const maxDepth = 3;

/** A fact that a range around it says once for each entry of a value: `range $name, $service := .Values.services`. */
export function repeatedFacts(fact: Fact, values: Values, depth = 0): readonly Fact[] {
  const [path] = open.exec(JSON.stringify(fact, withoutEvidence)) ?? [];
  if (path === undefined || depth >= maxDepth) return [fact];
  const within = path.slice(0, -1);
  return keysBelow(within, values).flatMap((key) =>
    repeatedFacts(entered(fact, path, within + key, key) as Fact, values, depth + 1),
  );
}

/** Evidence quotes what is written. */
function withoutEvidence(name: string, held: unknown): unknown {
  return name === 'evidence' ? undefined : held;
}

function entered(held: unknown, path: string, entry: string, key: string, name = ''): unknown {
  if (name === 'evidence') return held;
  if (typeof held === 'string') return held.replaceAll(`\${${path}!}`, key).replaceAll(path, entry);
  if (Array.isArray(held)) return held.map((item) => entered(item, path, entry, key, name));
  if (typeof held !== 'object' || held === null) return held;
  return Object.fromEntries(
    Object.entries(held).map(([inside, value]) => [inside, entered(value, path, entry, key, inside)]),
  );
}

/** What stands in a list counts by its place; the names of what stands there are no entries of their own. */
function keysBelow(within: string, values: Values): readonly string[] {
  const below = Object.keys(values).filter((path) => path.startsWith(within));
  const keys = [...new Set(below.map((path) => path.slice(within.length).split('.')[0] ?? ''))];
  const places = keys.filter((key) => /^\d+$/.test(key));
  return places.length > 0 ? places : keys;
}
