import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { rootName } from './chain.ts';

/** A text that is put together by a builder, as far as every run puts it together. */
export interface BuiltText {
  readonly text: string;
  /** With all that is added at times. */
  readonly most: string;
  /** False where a loop adds, or one part stands for another. */
  readonly whole: boolean;
}

const finishing: ReadonlySet<string> = new Set(['toString', 'ToString', 'String']);
const adding: ReadonlySet<string> = new Set(['append', 'appendLine', 'Append', 'AppendLine', 'WriteString']);

/** `sql.toString()` of `new StringBuilder("SELECT …")` and all that `sql.append(…)` added before. */
export function builtText(resolver: Resolver, context: Context, value: Value): BuiltText | undefined {
  const scope = resolver.scopes.get(context.file);
  const finish = value.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
  if (scope === undefined || finish?.on?.kind !== 'name' || !finishing.has(finish.name)) return undefined;
  const { name } = finish.on;
  const [begun, another] = scope.bindings(context.fn, name);
  if (another !== undefined) return undefined;
  const maker = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  if (maker !== undefined && !/Builder$|^StringBuffer$/.test(maker.name)) return undefined;
  const added = scope.outline.calls
    .filter(
      (call) =>
        adding.has(call.name) && call.at < finish.at && rootName(scope, call) === name && call.fn === context.fn,
    )
    .sort((a, b) => a.at - b.at);
  if (added.length === 0) return undefined;
  const always = added.filter(({ branch, loop }) => branch === begun?.branch && loop !== true);
  const textOf = (calls: readonly CallOutline[]): string =>
    [...(maker?.args.slice(0, 1) ?? []), ...calls.flatMap(({ args }) => args.slice(0, 1))]
      .map((part) => resolveText(resolver, context, part)?.text ?? '{}')
      .join(' ');
  const whole = added.every(({ branch, loop }) => loop !== true && (branch === begun?.branch || (branch ?? 0) >= 0));
  return { text: textOf(always), most: textOf(added), whole };
}

/** A piece of a text that is finished further on: the whole of it says more. */
export function isPiece(resolver: Resolver, context: Context, index: number): boolean {
  const scope = resolver.scopes.get(context.file);
  const call = scope?.outline.calls[index];
  if (scope === undefined || call === undefined) return false;
  const begins = call.new === true && /Builder$|^StringBuffer$/.test(call.name);
  if (!begins && !adding.has(call.name)) return false;
  const name = begins
    ? scope.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index)?.name
    : rootName(scope, call);
  return scope.outline.calls.some(
    ({ name: method, on, fn }) => fn === call.fn && finishing.has(method) && on?.kind === 'name' && on.name === name,
  );
}
