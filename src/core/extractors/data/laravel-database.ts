import type { Outline, Value } from '../../syntax/outline.ts';
import type { Extractor } from '../extractor.ts';
import { option, textOf } from '../shapes/object-values.ts';

/** `config/database.php` of Laravel: which database an application speaks to where its environment says nothing else. */
export const laravelDatabase: Extractor = {
  id: 'laravel-database',
  title: 'Laravel database settings',
  group: 'data',
  applies: ({ path, outline }) => outline?.language === 'php' && /(?:^|\/)config\/database\.php$/i.test(path),
  extract: (file) => {
    const { outline } = file;
    const settings = outline?.functions[0]?.returns[0];
    const written = settings === undefined ? undefined : option(settings, 'default');
    const name = outline === undefined || written === undefined ? undefined : chosen(outline, written);
    const technology = name === undefined || !Object.hasOwn(technologies, name) ? undefined : technologies[name];
    if (technology === undefined) return { facts: [], problems: [] };
    const place = settings?.kind === 'object' ? settings.entries.find(({ key }) => key === 'default') : undefined;
    const evidence = file.evidence(place?.at ?? 0, place?.at ?? 0);
    return {
      facts: [{ kind: 'store', technology, environmentVariable: 'DB_CONNECTION', evidence }],
      problems: [],
    };
  },
};

const technologies: Readonly<Record<string, string>> = {
  mysql: 'mysql',
  mariadb: 'mysql',
  pgsql: 'postgresql',
  sqlite: 'sqlite',
  sqlsrv: 'sqlserver',
};

/** `env('DB_CONNECTION', 'mysql')` is what its second argument says. */
function chosen(outline: Outline, value: Value): string | undefined {
  if (value.kind !== 'call') return textOf(value);
  const call = outline.calls[value.call];
  return call?.name === 'env' ? textOf(call.args[1]) : undefined;
}
