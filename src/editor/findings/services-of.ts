import type { Landscape } from '../../core/review/landscape/landscape.ts';
import type { ServicesOf } from './finding-filter.ts';

/** Services by what a finding speaks of, and where that names none, by the folder that its file stands in. */
export function servicesOf({ services, endpoints, tables, calls }: Landscape): ServicesOf {
  const own = services.filter(({ root }) => root !== undefined);
  const names = new Map(services.map(({ id, name }) => [id, name]));
  const ofElement = new Map<string, readonly string[]>([
    ...own.map(({ id }) => [id, [id]] as const),
    ...endpoints.map(({ id, service }) => [id, [service]] as const),
    ...calls.map(({ id, from }) => [id, [from]] as const),
    ...tables.map(({ id, accesses }) => [id, accesses.map(({ service }) => service)] as const),
  ]);
  const ofFile = (file: string) =>
    own
      .filter(({ root = '' }) => root === '' || file.startsWith(`${root}/`))
      .sort((a, b) => (b.root ?? '').length - (a.root ?? '').length)
      .slice(0, 1)
      .map(({ id }) => id);
  return ({ finding, file }) => {
    const spoken = finding.subjects.flatMap((subject) => ofElement.get(subject) ?? []);
    const ids = spoken.length > 0 ? spoken : ofFile(file);
    return [...new Set(ids.map((id) => names.get(id) ?? id))].sort();
  };
}
