import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';

/** A hint that one column follows from another: the code and the schema cannot prove it, who knows the data can. */
export interface Dependency {
  readonly table: string;
  /** What decides. */
  readonly from: readonly string[];
  /** What follows from it. */
  readonly to: readonly string[];
  readonly why: string;
  readonly remedy: string;
  readonly evidence: readonly Evidence[];
}

export function dependencies({ system }: SystemIndex): readonly Dependency[] {
  const tables = system.tables.filter(
    ({ role, columns, documents }) => role === 'system' && columns.length > 0 && documents !== true,
  );
  return tables.flatMap((table) => [...partial(table), ...known(table), ...grouped(table)]);
}

/** Second normal form: of a key of two columns one alone gives its name to another column. */
function partial(table: Table): readonly Dependency[] {
  if (table.primaryKey.length < 2) return [];
  return table.primaryKey.flatMap((key): readonly Dependency[] => {
    const stem = /^(.+)_id$/i.exec(key)?.[1];
    const to = table.columns
      .map(({ name }) => name)
      .filter(
        (name) =>
          stem !== undefined && name !== key && name.startsWith(`${stem}_`) && !/_(?:id|at|on|type)$/.test(name),
      );
    if (to.length === 0) return [];
    const why = `${to.join(', ')} ${to.length === 1 ? 'is' : 'are'} named after ${key}, which is only a part of the key`;
    return [
      hint(
        table,
        [key],
        to,
        why,
        `move ${to.join(', ')} to the table of ${stem}, or say in a comment as of when they are true`,
      ),
    ];
  });
}

const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|_)(?:zip|zip_code|postal_code|postcode)$/i, /(?:^|_)(?:city|town)$/i],
  [/(?:^|_)country_code$/i, /(?:^|_)country(?:_name)?$/i],
  [/(?:^|_)currency_code$/i, /(?:^|_)currency_(?:name|symbol)$/i],
];

/** Third normal form: what most countries and standards make follow from a code. */
function known(table: Table): readonly Dependency[] {
  const names = table.columns.map(({ name }) => name);
  // What stands on an envelope is kept as it was written.
  if (names.some((name) => /(?:^|_)(?:street|address)/i.test(name)) || /address/i.test(table.name)) return [];
  return pairs.flatMap(([code, name]): readonly Dependency[] => {
    const from = names.filter((each) => code.test(each));
    const to = names.filter((each) => name.test(each) && !code.test(each));
    if (from.length !== 1 || to.length !== 1) return [];
    return [
      hint(
        table,
        from,
        to,
        `${to[0]} mostly follows from ${from[0]}`,
        'a table of codes, if the two are ever seen to disagree',
      ),
    ];
  });
}

/** The same three columns under two names are one thing that stands there twice. */
function grouped(table: Table): readonly Dependency[] {
  const prefixes = new Map<string, Set<string>>();
  for (const { name } of table.columns) {
    const [, prefix, rest] = /^([a-z]+)_(.+)$/.exec(name) ?? [];
    if (prefix !== undefined && rest !== undefined) prefixes.set(prefix, (prefixes.get(prefix) ?? new Set()).add(rest));
  }
  const found = [...prefixes];
  return found.flatMap(([prefix, own], at) =>
    found.slice(at + 1).flatMap(([other, theirs]): readonly Dependency[] => {
      const same = [...own].filter((rest) => theirs.has(rest));
      if (same.length < 3) return [];
      const list = same.join(', ');
      return [
        hint(
          table,
          [`${prefix}_*`, `${other}_*`],
          same,
          `${list} stand there twice, as ${prefix} and as ${other}`,
          `a table with ${list}, to which ${table.name} refers twice`,
        ),
      ];
    }),
  );
}

function hint(table: Table, from: readonly string[], to: readonly string[], why: string, remedy: string): Dependency {
  const columns = table.columns.filter(({ name }) => from.includes(name) || to.includes(name));
  return {
    table: table.name,
    from,
    to,
    why,
    remedy,
    evidence: columns.flatMap(({ evidence }) => evidence ?? []).slice(0, 3),
  };
}
