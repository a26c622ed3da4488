import { dynamoOperators } from '../../extractors/data/dynamo.ts';
import type { Filter } from '../../model/data-access.ts';

/** `harbor = :harbor AND begins_with(#b, :prefix)`; names that begin with `#` are said beside it. */
export function expressionFilters(text: string, names: ReadonlyMap<string, string>): readonly Filter[] | undefined {
  const functions = [...text.matchAll(/\b(begins_with|contains)\s*\(\s*(#?[\w.]+)/g)].map(
    ([, operator = '', name = '']) => [name, operator] as const,
  );
  const compared = [...text.matchAll(/(#?[\w.]+)\s*(<=|>=|=|<(?!>)|>|\bbetween\b|\bin\b)/gi)].map(
    ([, name = '', operator = '']) => [name, operator.toLowerCase()] as const,
  );
  const filters = [...compared, ...functions].flatMap(([name, operator]): readonly Filter[] => {
    const column = name.startsWith('#') ? names.get(name) : name;
    return column === undefined ? [] : [{ column, operator: dynamoOperators[operator] ?? 'other' }];
  });
  return filters.length === 0 ? undefined : filters;
}
