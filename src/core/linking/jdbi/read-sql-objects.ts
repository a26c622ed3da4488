import { readQuery } from '../../syntax/sql/read-query.ts';
import { annotationsIn, argumentOf, textsOf } from '../annotated/annotation.ts';
import { calleesOf } from '../call-sites.ts';
import { accessesOf } from '../data/read-sql.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

const library = 'jdbi';
const statements: ReadonlySet<string> = new Set(['SqlQuery', 'SqlUpdate', 'SqlBatch', 'SqlScript']);
const several =
  /^(?:java\.util\.(?:stream\.)?)?(?:Mutable)?(?:List|Set|Collection|Iterable|Stream|Map|Iterator|ResultIterator|Array)\b|\[\]$/;

/** `wines.byLabel(label)` of an interface of JDBI, whose statement stands in an annotation of the method. */
export function readSqlObjects(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, index } = spot;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
    if (fn?.decorators?.some(({ name }) => statements.has(name.split('.').at(-1) ?? '')) !== true) continue;
    const said = annotationsIn(resolver, { file: callee.file, fn: callee.fn }, fn.decorators).find(
      ({ name, modules }) => statements.has(name) && modules.some((module) => module.startsWith('org.jdbi.')),
    );
    const [text] = said === undefined ? [] : textsOf(resolver, argumentOf(said, ['value']));
    // `IN (<ids>)` is a list that is bound.
    const query = text === undefined ? undefined : readQuery(text.replace(/\(\s*<\w+>\s*\)/g, '(?)'));
    if (query === undefined || query.tables.length === 0) continue;
    const isOne = query.verb === 'select' && !several.test(fn.result ?? 'List');
    const found = accessesOf(spot, query, library, text?.includes('<') !== true || !/<\w+>(?!\s*\))/.test(text));
    facts.accesses.push(...(isOne ? found.map((access) => ({ ...access, many: false })) : found));
    return true;
  }
  return false;
}
