import { openapiPath } from './openapi-path.ts';

/** Paths as the document writes them: of those that differ only in the names of their parameters, the first. */
export interface PathBook {
  written(path: string): string;
}

/**
 * `/books/{id}` and `/books/{slug}` are one path to whoever sends a request, and OpenAPI allows only one of them
 * ("Path Templating": templates of the same hierarchy must not exist under different names).
 */
export function openPathBook(): PathBook {
  const byHierarchy = new Map<string, string>();
  return {
    written: (path) => {
      const own = openapiPath(path);
      const hierarchy = own.replace(/\{[^}]+\}/g, '{}');
      const first = byHierarchy.get(hierarchy) ?? own;
      byHierarchy.set(hierarchy, first);
      return first;
    },
  };
}

/** What the code calls each parameter of a path, and what the document calls it. */
export function parameterNames(path: string, written: string): ReadonlyMap<string, string> {
  const names = namesIn(written);
  return new Map(namesIn(openapiPath(path)).map((own, at) => [own, names[at] ?? own]));
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}
