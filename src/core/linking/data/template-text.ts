import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { BuiltText } from './built-text.ts';
import { rootName } from './chain.ts';

/** What methods of Dapper's `SqlBuilder` put where their name stands in a template. */
const clauses: Readonly<Record<string, { readonly before: string; readonly between: string }>> = {
  Where: { before: 'WHERE ', between: ' AND ' },
  OrderBy: { before: 'ORDER BY ', between: ', ' },
  GroupBy: { before: 'GROUP BY ', between: ', ' },
  Having: { before: 'HAVING ', between: ' AND ' },
  Select: { before: '', between: ', ' },
  Set: { before: 'SET ', between: ', ' },
  InnerJoin: { before: 'INNER JOIN ', between: ' INNER JOIN ' },
  LeftJoin: { before: 'LEFT JOIN ', between: ' LEFT JOIN ' },
  RightJoin: { before: 'RIGHT JOIN ', between: ' RIGHT JOIN ' },
  Join: { before: 'JOIN ', between: ' JOIN ' },
};

// `template.RawSql` of `builder.AddTemplate("SELECT … /**where**/")` with all that `builder.Where(…)` adds.
export function templateText(resolver: Resolver, context: Context, value: Value): BuiltText | undefined {
  const scope = resolver.scopes.get(context.file);
  const name = value.kind === 'name' ? /^(\w+)\.RawSql$/.exec(value.name)?.[1] : undefined;
  if (scope === undefined || name === undefined) return undefined;
  const [binding, another] = scope.bindings(context.fn, name);
  const call = binding?.value.kind === 'call' ? scope.outline.calls[binding.value.call] : undefined;
  if (call?.name !== 'AddTemplate' || another !== undefined) return undefined;
  const [first] = call.args;
  const text = first === undefined ? undefined : resolveText(resolver, context, first)?.text;
  const builder = rootName(scope, call);
  if (text === undefined || builder === undefined) return undefined;
  const added = scope.outline.calls.filter((each) => each.fn === context.fn && rootName(scope, each) === builder);
  const filled = (calls: readonly CallOutline[]): string => fill(resolver, context, text, calls);
  return {
    text: filled(added.filter(({ branch }) => branch === undefined)),
    most: filled(added),
    whole: added.every(({ name: method, loop }) => loop !== true && method !== 'OrWhere'),
  };
}

function fill(resolver: Resolver, context: Context, template: string, calls: readonly CallOutline[]): string {
  return template.replace(/\/\*\*(\w+)\*\*\//g, (_, place: string) => {
    const method = Object.keys(clauses).find((each) => each.toLowerCase() === place.toLowerCase());
    const clause = method === undefined ? undefined : clauses[method];
    const parts = calls.flatMap(({ name, args: [first] }) =>
      name === method && first !== undefined ? [resolveText(resolver, context, first)?.text ?? '{}'] : [],
    );
    return clause === undefined || parts.length === 0 ? '' : `${clause.before}${parts.join(clause.between)}`;
  });
}

/** A template whose statement is run where all of it is known. */
export function isTemplate({ outline }: Scope, index: number): boolean {
  if (outline.calls[index]?.name !== 'AddTemplate') return false;
  const bound = outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index);
  return outline.calls.some(
    ({ fn, args }) =>
      fn === bound?.fn && args.some((value) => value.kind === 'name' && value.name === `${bound.name}.RawSql`),
  );
}
