import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { conditionSql } from './django-condition.ts';
import type { ModelIndex, PythonModel } from './python-model.ts';
import { callIn, keyword, positional, textIn, textsIn } from './python-values.ts';

/** Gives the column of a field. */
export type ColumnOf = (field: string) => string;

/** What the options of a model say of its keys and indexes. */
export function addMeta(outline: Outline, model: PythonModel, option: (name: string) => Value | undefined): void {
  const columnOf: ColumnOf = (name) => columnNamed(model, name);
  const place = { at: model.at, end: model.at };
  for (const names of groupsOf(outline, option('unique_together')))
    model.constraints.push({ constraint: 'unique', columns: names.map(columnOf), ...place });
  for (const names of groupsOf(outline, option('index_together')))
    model.indexes.push({ columns: names.map(columnOf), unique: false, ofOptions: true, ...place });
  for (const list of [option('indexes'), option('constraints')])
    for (const item of list?.kind === 'list' ? list.items : []) {
      const index = metaIndex(outline, callIn(outline, item), columnOf);
      if (index === undefined) continue;
      if (index.unique && index.where === undefined) model.constraints.push({ constraint: 'unique', ...index });
      else model.indexes.push({ ...index, ofOptions: true });
    }
}

/** `ordering = ['-created']`; what is computed (`F('name').desc(nulls_last=True)`) or stands in another table is left out. */
export function orderOf(outline: Outline, ordering: Value | undefined): readonly string[] | undefined {
  if (ordering === undefined) return undefined;
  const names = textsIn(outline, ordering);
  const isWhole = ordering.kind === 'list' && names.length === ordering.items.length;
  return isWhole && !names.some((name) => name.includes('__') || name === '?') ? names : [];
}

/** `('a', 'b')` or `[('a', 'b'), …]`: one group of fields or several. */
export function groupsOf(outline: Outline, together: Value | undefined): readonly (readonly string[])[] {
  if (together?.kind !== 'list') return [];
  const groups = together.items[0]?.kind === 'list' ? together.items : [together];
  return groups.map((group) => textsIn(outline, group)).filter((names) => names.length > 0);
}

/** `models.Index(fields=['-created'], name=…)`, `GinIndex(…)`, `models.UniqueConstraint(…)`; no check of values. */
export function metaIndex(outline: Outline, call: CallOutline | undefined, columnOf: ColumnOf): ModelIndex | undefined {
  if (call === undefined || !/Index$|^UniqueConstraint$/.test(call.name)) return undefined;
  const fields = textsIn(outline, keyword(call, 'fields')).map((name) => columnOf(name.replace(/^-/, '')));
  const expressions = positional(call).flatMap((value) => expressionIn(outline, value, columnOf));
  const columns = [...fields, ...expressions];
  if (columns.length === 0) return undefined;
  const condition = keyword(call, 'condition');
  const where = condition === undefined ? undefined : conditionSql(outline, condition, columnOf);
  const kind = /^(Gin|Gist|Hash|Brin|SpGist|BTree)Index$/.exec(call.name)?.[1]?.toLowerCase();
  return {
    name: textIn(outline, keyword(call, 'name')),
    columns,
    // A condition that cannot be told still leaves an index, but says nothing of what is unique.
    unique: call.name === 'UniqueConstraint' && (condition === undefined || where !== undefined),
    where,
    method: kind === 'btree' ? undefined : kind,
    at: call.start,
    end: call.end,
  };
}

/** `Lower('email')`, `F('code').desc()`, `OpClass('name', …)` */
function expressionIn(outline: Outline, value: Value, columnOf: ColumnOf): readonly string[] {
  const call = callIn(outline, value);
  if (call === undefined) return textIn(outline, value) === undefined ? [] : [columnOf(textIn(outline, value) ?? '')];
  if (call.name === 'desc' || call.name === 'asc')
    return call.on === undefined ? [] : expressionIn(outline, call.on, columnOf);
  const [first] = positional(call);
  const [inner] = first === undefined ? [] : expressionIn(outline, first, columnOf);
  if (inner === undefined) return [];
  return [call.name === 'F' || call.name === 'OpClass' ? inner : `(${call.name.toLowerCase()}(${inner}))`];
}

function columnNamed(model: PythonModel, name: string): string {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  if (field !== undefined && 'column' in field) return field.column;
  return field === undefined ? name : `${name}_id`;
}
