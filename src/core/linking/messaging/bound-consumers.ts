import type { Decorator, FunctionOutline } from '../../syntax/outline.ts';
import type { LinkInput } from '../link-input.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { boundBroker } from './bound-channel.ts';
import type { Consumer } from './find-consumers.ts';
import type { ScheduledFunction } from './find-jobs.ts';

/** A function that a framework ties to channels by the names of its ends, which settings lead to topics. */
export interface BoundFunction {
  readonly place: FunctionPlace;
  readonly takes: readonly string[];
  readonly gives: readonly string[];
  readonly at: number;
  readonly end: number;
}

/** Beans of Spring Cloud Stream that are functions, and methods of MicroProfile with channels. */
export function boundFunctions(resolver: Resolver, scope: Scope): readonly BoundFunction[] {
  const { language, functions } = scope.outline;
  if (language !== 'java' && language !== 'kotlin') return [];
  return functions.flatMap((fn, index): BoundFunction[] => {
    if (fn.decorators === undefined) return [];
    const place = { file: scope.file, fn: index };
    const { at, end } = fn.decorators[0] ?? fn;
    const [takes, gives] = [namesIn(resolver, scope, fn, 'Incoming'), namesIn(resolver, scope, fn, 'Outgoing')];
    if (takes.length + gives.length > 0)
      return [
        { place, takes: takes.map((name) => `mp-in:${name}`), gives: gives.map((name) => `mp-out:${name}`), at, end },
      ];
    const listened = listenedEnds(resolver, scope, fn);
    if (listened.length > 0) return [{ place, takes: listened, gives: [], at, end }];
    const bean = beanOf(fn);
    if (bean === undefined) return [];
    const [returned] = fn.returns;
    const closure = functions.findIndex(({ parent }) => parent === index);
    const behind = returned && functionBehind(resolver, { context: place, value: returned });
    return [
      {
        place: behind ?? (closure < 0 ? place : { file: scope.file, fn: closure }),
        takes: bean.takes ? [`spring:${bean.name}-in-0`] : [],
        gives: bean.gives ? [`spring:${bean.name}-out-0`] : [],
        at,
        end,
      },
    ];
  });
}

/** `@StreamListener(Sink.INPUT)` of the versions before functions. */
function listenedEnds(resolver: Resolver, scope: Scope, { decorators = [] }: FunctionOutline): readonly string[] {
  const listener = decorators.find(({ name }) => name === 'StreamListener');
  const [first] = listener?.args ?? [];
  const value =
    first?.kind === 'object' ? first.entries.find(({ key }) => /^(?:value|target)$/.test(key))?.value : first;
  if (value === undefined) return [];
  const text = resolveText(resolver, { file: scope.file, fn: 0 }, value)?.text;
  if (text !== undefined && !text.includes('{}')) return [`spring:${text}`];
  return value.kind === 'name' && /^(?:Sink|Processor)\.INPUT$/.test(value.name) ? ['spring:input'] : [];
}

/** `@Bean Function<Order, Price> priced()`, in Kotlin also `(Order) -> Price`. */
function beanOf({ name, result = '', decorators = [] }: FunctionOutline) {
  const bean = decorators.find((each) => each.name === 'Bean');
  const [given] = bean?.args ?? [];
  const type = /^(?:java\.util\.function\.)?(Consumer|Function|Supplier)\b/.exec(result)?.[1];
  const written = /^\((.*)\)\s*->\s*(\S+)$/.exec(result);
  if (bean === undefined || (type === undefined && written === null)) return undefined;
  const takes = type === undefined ? written?.[1] !== '' : type !== 'Supplier';
  const gives = type === undefined ? written?.[2] !== 'Unit' : type !== 'Consumer';
  return { name: given?.kind === 'text' ? given.text : name, takes, gives };
}

function namesIn(resolver: Resolver, scope: Scope, fn: FunctionOutline, name: string): readonly string[] {
  return (fn.decorators ?? []).filter((each) => each.name === name).flatMap((each) => nameIn(resolver, scope, each));
}

function nameIn(resolver: Resolver, scope: Scope, { args = [] }: Decorator): readonly string[] {
  const [first] = args;
  const text = first && resolveText(resolver, { file: scope.file, fn: 0 }, first)?.text;
  return text === undefined || text.includes('{}') ? [] : [text];
}

export function boundConsumers(resolver: Resolver, scope: Scope, evidence: LinkInput['evidence']): readonly Consumer[] {
  return boundFunctions(resolver, scope).flatMap(({ place, takes, at, end }) =>
    takes.map((channel) => ({ place, broker: boundBroker, channel, evidence: evidence(scope.file, at, end) })),
  );
}

/** What only gives messages is asked for them by the framework, once a second unless settings say otherwise. */
export function boundSources(
  resolver: Resolver,
  evidence: LinkInput['evidence'],
): readonly (ScheduledFunction & { readonly gives: readonly string[] })[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    boundFunctions(resolver, scope).flatMap(({ place, takes, gives, at, end }) =>
      takes.length > 0 || gives.length === 0
        ? []
        : [
            {
              place,
              gives,
              library: 'streams',
              schedule: 'as its stream is asked',
              inProcess: true,
              evidence: evidence(scope.file, at, end),
            },
          ],
    ),
  );
}
