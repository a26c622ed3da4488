/** Whether a change of type leaves the rows as they are: types that are stored alike and only differ in what they allow. */
export function keepsRows(before: string, after: string, converts: boolean): boolean {
  const [from, to] = [parsed(before), parsed(after)];
  const isText = (name: string): boolean => name === 'text' || name === 'varchar';
  if (before === '') return !converts && isText(to.name) && to.limits.length === 0;
  if (from.name !== to.name && !(isText(from.name) && isText(to.name))) return false;
  if (isText(to.name))
    return to.limits.length === 0 || (from.limits[0] ?? Number.POSITIVE_INFINITY) <= (to.limits[0] ?? 0);
  if (to.name !== 'numeric' || to.limits.length === 0) return from.limits.join() === to.limits.join();
  return (
    (from.limits[0] ?? Number.POSITIVE_INFINITY) <= (to.limits[0] ?? 0) && (from.limits[1] ?? 0) === (to.limits[1] ?? 0)
  );
}

function parsed(type: string): { readonly name: string; readonly limits: readonly number[] } {
  const [, name = '', limits = ''] = /^([^(]*)(?:\(([^)]*)\))?/.exec(type) ?? [];
  const plain = name
    .trim()
    .replace(/^character varying$/, 'varchar')
    .replace(/^decimal$/, 'numeric');
  return { name: aliases[plain] ?? plain, limits: limits === '' ? [] : limits.split(',').map(Number) };
}

const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  serial: 'integer',
  int8: 'bigint',
  bigserial: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
};
