import { annotatedStatement, type MapperSql } from '../../syntax/mapper-statement.ts';
import type { Decorator } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { AccessFact } from './access-fact.ts';
import { accessesOf } from './read-sql.ts';

const annotations = new Set(['Select', 'Insert', 'Update', 'Delete']);
const sessionMethods = new Set(['selectOne', 'selectList', 'selectCursor', 'selectMap', 'insert', 'update', 'delete']);

/** `dogs.findById(3)` of a mapper: its statement stands in an annotation of the method, or in the XML of the mapper. */
export function readMybatis(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, index, call } = spot;
  if (call.on === undefined) return false;
  const statement = statementOf(spot) ?? sessionStatement(spot);
  const found = statement === undefined ? [] : statementAccesses(spot, statement);
  const isOne = calleesOf(resolver, context.file, index).some((callee) => givesOne(resolver, callee));
  facts.accesses.push(
    ...found.map((access) => (isOne && access.verb === 'select' ? { ...access, many: false } : access)),
  );
  return found.length > 0;
}

function statementOf({ resolver, context, index, schema }: CallSpot): MapperSql | undefined {
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const outline = resolver.scopes.get(callee.file)?.outline;
    const fn = outline?.functions[callee.fn];
    const cls = fn?.cls === undefined ? undefined : outline?.classes[fn.cls];
    if (outline === undefined || fn === undefined || cls?.kind !== 'interface') continue;
    const found = fn.decorators?.find(({ name }) => annotations.has(name));
    const isOurs = outline.imports.some(({ from }) => from.startsWith('org.apache.ibatis.'));
    const text = found === undefined || !isOurs ? undefined : annotatedText(resolver, callee.file, found);
    if (text !== undefined) return annotatedStatement(text);
    const mapped = schema.statement([outline.package, cls.name, fn.name].filter((part) => part).join('.'));
    if (mapped !== undefined) return mapped;
  }
  return undefined;
}

/** Parts in a list are one statement: `@Update({"UPDATE dogs", "SET name = #{name}"})`. */
function annotatedText(resolver: Resolver, file: string, { args = [] }: Decorator): string | undefined {
  const [first] = args;
  const value = first?.kind === 'object' ? first.entries.find(({ key }) => key === 'value')?.value : first;
  if (value === undefined) return undefined;
  const context = { file, fn: 0 };
  const parts = itemsOf(resolver, context, value).map((item) => resolveText(resolver, item.context, item.value)?.text);
  return parts.every((part) => part !== undefined) ? parts.join(' ') : undefined;
}

/** `session.selectList("kennel.DogMapper.findById", id)` */
function sessionStatement({ resolver, context, call, schema }: CallSpot): MapperSql | undefined {
  const [first] = call.args;
  if (!sessionMethods.has(call.name) || first === undefined) return undefined;
  const id = resolveText(resolver, context, first)?.text;
  return id?.includes('.') === true ? schema.statement(id) : undefined;
}

/** What only some requests ask for is what the statement has beside its least. */
function statementAccesses(spot: CallSpot, { sql, least }: MapperSql): readonly AccessFact[] {
  const query = readQuery(sql);
  if (query === undefined) return [];
  const plain = readQuery(least);
  const always = plain === undefined ? [] : accessesOf(spot, plain, 'mybatis', true);
  return accessesOf(spot, query, 'mybatis', true).map((access, at) => {
    const sure = always[at]?.table.name === access.table.name ? always[at].filters : access.filters;
    const names = new Set(sure.map(({ column }) => column));
    const optional = access.filters.filter(({ column }) => !names.has(column));
    return optional.length === 0 ? access : { ...access, filters: sure, optionalFilters: optional };
  });
}

function givesOne(resolver: Resolver, callee: ReturnType<typeof calleesOf>[number]): boolean {
  if (callee.kind !== 'function') return false;
  const result = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.result ?? '';
  return (
    result !== '' && !/^(?:List|Collection|Set|Map|IPage|Page|Cursor|Iterable|MutableList|Array)\b|\[\]$/.test(result)
  );
}
