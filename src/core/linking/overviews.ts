import type { Resolver } from './resolver.ts';

type Overview = (resolver: Resolver) => unknown;

const overviews = new Map<string, Overview>();

/** How what is found by looking at all files is called where somebody stands on it. */
export function nameOverview(overview: Overview): string {
  const name = `all ${overviews.size}`;
  overviews.set(name, overview);
  return name;
}

/** Finds it in other files. */
export function overviewNamed(name: string): Overview | undefined {
  return overviews.get(name);
}
