import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { argumentAt } from './given-arguments.ts';
import { type QueryWay, queryWays } from './query-ways.ts';

/** A query that a function is handed and runs. */
export interface GivenRun {
  /** The call that runs it. */
  readonly context: Context;
  readonly index: number;
  /** Its root is the parameter. */
  readonly way: QueryWay;
  /** The function gives back what comes of it. */
  readonly isReturned: boolean;
}

/** What a function does with queries that it is handed, itself or by way of others. */
export function givenRuns(resolver: Resolver, { file, fn }: Context): readonly GivenRun[] {
  const { whole } = resolver;
  return remembered(whole, `${file} ${fn}`, () => runsIn(whole, { file, fn }));
}

const remembered = rememberPerResolver<readonly GivenRun[]>([]);

const most = 12;

function runsIn(resolver: Resolver, { file, fn }: Context): readonly GivenRun[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || (scope.outline.functions[fn]?.parameters ?? []).length === 0) return [];
  const found = scope.callsWithin(fn).flatMap((index): readonly GivenRun[] => {
    const call = scope.outline.calls[index];
    if (call === undefined) return [];
    const context = { file, fn: call.fn };
    const given = (value: Value): readonly QueryWay[] =>
      queryWays(resolver, context, value, call).filter(
        ({ root }) => root?.kind === 'parameter' && root.file === file && root.fn === fn,
      );
    if (sqlalchemy.runners.includes(call.name)) {
      const [statement] = call.args;
      return statement === undefined ? [] : given(statement).map((way) => ({ context, index, way, isReturned: false }));
    }
    const handed = calleesOf(resolver, file, index).flatMap((callee): readonly GivenRun[] => {
      if (callee.kind !== 'function' || (callee.file === file && callee.fn === fn)) return [];
      const outline = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
      return givenRuns(resolver, callee).flatMap((run) => {
        const { root } = run.way;
        const argument = root?.kind === 'parameter' ? argumentAt(call, outline, root.index) : undefined;
        return (argument === undefined ? [] : given(argument)).map((way) => ({
          ...run,
          way: { ...way, steps: [...way.steps, ...run.way.steps] },
        }));
      });
    });
    if (handed.length > 0) return handed;
    if (scope.continued.has(index) || !running.has(call.name)) return [];
    const returns = scope.outline.functions[fn]?.returns ?? [];
    const isReturned = returns.some((value) => value.kind === 'call' && value.call === index);
    return given({ kind: 'call', call: index }).map((way) => ({ context, index, way, isReturned }));
  });
  return found.slice(0, most);
}

/** Methods that send a query that they are called on. */
const running: ReadonlySet<string> = new Set([
  'all',
  'first',
  'one',
  'one_or_none',
  'scalar',
  'count',
  'exists',
  'first_or_404',
  'paginate',
  'aggregate',
  'acount',
  'afirst',
  'aexists',
  'slice',
  'values',
  'values_list',
]);
