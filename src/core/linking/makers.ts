import type { Language } from '../syntax/outline.ts';
import type { Definition } from './definition.ts';

/** Functions and classes of packages that make something, as a line of a vocabulary names them. */
interface MakerLine {
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Paths within the module; empty for what it exports as a whole. */
  readonly makers: readonly string[];
}

/** The lines of a vocabulary by language and full name: `pg.Pool`, `postgres`. */
export function makersByName<T extends MakerLine>(lines: readonly T[]): (language: Language) => ReadonlyMap<string, T> {
  const none: ReadonlyMap<string, T> = new Map();
  const known = new Map<Language, Map<string, T>>();
  for (const line of lines)
    for (const language of line.languages) {
      const makers = known.get(language) ?? new Map<string, T>();
      known.set(language, makers);
      for (const module of line.modules) for (const maker of line.makers) makers.set(nameOf(module, [maker]), line);
    }
  return (language) => known.get(language) ?? none;
}

/** The maker that is among what a call calls, and its full name. */
export function makerAmong<T>(
  makers: ReadonlyMap<string, T>,
  callees: readonly Definition[],
): { readonly name: string; readonly maker: T } | undefined {
  for (const callee of callees) {
    const name = callee.kind === 'external' ? nameOf(callee.module, callee.path) : undefined;
    const maker = name === undefined ? undefined : makers.get(name);
    if (name !== undefined && maker !== undefined) return { name, maker };
  }
  return undefined;
}

function nameOf(module: string, path: readonly string[]): string {
  return [module, ...path.filter((part) => part !== 'default' && part !== '')].join('.');
}
