import {
  paging,
  passingSteps,
  querySteps,
  specificationBase,
  specificationSteps,
  withoutAsync,
} from '../../extractors/data/ef.ts';
import type { CallOutline, FunctionOutline, Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import { rootName } from '../data/chain.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { declaredType } from '../shapes/declared-type.ts';
import type { EfLink, Substitution } from './query-source.ts';

/** What a specification adds to the query that it is applied to. */
export interface Specified {
  readonly links: readonly EfLink[];
  /** It does something else that may choose rows. */
  readonly open: boolean;
}

/** Conditions, relations, order and page that a class keeps for whoever runs the query: `new OpenOrders(customerId)`. */
export function specifiedBy(
  { resolver }: CallSpot,
  context: Context,
  value: Value,
  given: Substitution,
): Specified | undefined {
  if (value.kind !== 'name' && value.kind !== 'call') return undefined;
  const passed = value.kind === 'name' ? given.passed?.(value.name) : undefined;
  const making = makingOf(resolver, passed?.context ?? context, passed?.value ?? value, 0);
  if (making === undefined) return undefined;
  for (const callee of calleesOf(resolver, making.file, making.index))
    if (callee.kind === 'class' && isSpecification(resolver, callee))
      return stepsOf(resolver, callee, making, [callee]);
  return undefined;
}

interface Making {
  readonly file: string;
  readonly index: number;
  readonly call: CallOutline;
}

const maxDepth = 4;

/** The `new` that a value comes from, where there is but one. */
function makingOf(resolver: Resolver, { file, fn }: Context, value: Value, depth: number): Making | undefined {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > maxDepth) return undefined;
  if (value.kind === 'call') {
    const call = scope.outline.calls[value.call];
    return call?.new === true ? { file, index: value.call, call } : undefined;
  }
  if (value.kind !== 'name') return undefined;
  for (let at = fn; at >= 0; at = scope.outline.functions[at]?.parent ?? -1) {
    const [binding, another] = scope.bindings(at, value.name);
    if (another !== undefined) return undefined;
    if (binding !== undefined) return makingOf(resolver, { file, fn: at }, binding.value, depth + 1);
  }
  return undefined;
}

function isSpecification(resolver: Resolver, place: ClassPlace): boolean {
  return hierarchyOf(resolver, place).some(({ file, cls }) =>
    resolver.scopes
      .get(file)
      ?.outline.classes[cls]?.bases.some((base) => specificationBase.test(readType(base).head.split('.').at(-1) ?? '')),
  );
}

/** The steps of the constructor that is called, those of the classes it extends first. */
function stepsOf(resolver: Resolver, place: ClassPlace, making: Making, seen: readonly ClassPlace[]): Specified {
  const scope = resolver.scopes.get(place.file);
  const fn = scope === undefined ? undefined : constructorFor(resolver, place, making);
  if (scope === undefined || fn === undefined) return { links: [], open: fn === undefined };
  const links: EfLink[] = [];
  let open = false;
  for (const index of scope.callsWithin(fn)) {
    const call = scope.outline.calls[index];
    if (call === undefined || call.fn !== fn) continue;
    const made = { file: place.file, index, call };
    if (call.name === 'super') {
      const [base] = calleesOf(resolver, place.file, index);
      if (base?.kind === 'class' && !seen.some(({ file, cls }) => file === base.file && cls === base.cls)) {
        const before = stepsOf(resolver, base, made, [...seen, base]);
        links.push(...before.links);
        open ||= before.open;
      }
    }
    const name = stepName(scope, call);
    if (name !== undefined)
      links.push({ index, call: { ...call, name }, file: place.file, branch: call.branch, given: {} });
    else open ||= isOwn(call) && call.name !== 'super';
  }
  return { links, open };
}

/** The step of a query that a call in the constructor of a specification stands for. */
function stepName(scope: Scope, call: CallOutline): string | undefined {
  if (call.name === 'super') return call.args.some(({ kind }) => kind === 'function') ? 'Where' : undefined;
  const isOnQuery = call.on !== undefined && rootName(scope, call)?.split('.').at(-1) === 'Query';
  if (!isOnQuery && !isOwn(call)) return undefined;
  const bare = call.name.replace(/^(?:Add|Apply|Set)(?=[A-Z])/, '');
  const meant = specificationSteps[bare] ?? bare;
  const isStep = Object.hasOwn(querySteps, withoutAsync(meant)) || passingSteps.has(meant) || paging.test(meant);
  return isStep || isOnQuery ? meant : undefined;
}

function isOwn({ on, new: makes }: CallOutline): boolean {
  if (makes === true) return false;
  return on === undefined || (on.kind === 'name' && on.name === 'this');
}

/** Of several constructors the one that takes what is handed over. */
function constructorFor(resolver: Resolver, { file, cls }: ClassPlace, making: Making): number | undefined {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  const fitting = functions.flatMap((each, fn) =>
    each.cls === cls && each.name === 'constructor' && takes(each, argumentsOf(making.call).length)
      ? [{ each, fn }]
      : [],
  );
  if (fitting.length < 2) return fitting[0]?.fn;
  const [exact, another] = fitting.filter(({ each }) => isMeant(resolver, each, making));
  return another === undefined ? exact?.fn : undefined;
}

function takes({ parameters }: FunctionOutline, count: number): boolean {
  const needed = parameters.filter(({ optional, default: value }) => optional !== true && value === undefined);
  return needed.length <= count && count <= parameters.length;
}

interface Argument {
  readonly value: Value;
  /** The parameter that it is handed over for by name: `take: size`. */
  readonly named?: string;
}

function argumentsOf({ args }: CallOutline): readonly Argument[] {
  return args.flatMap((value): readonly Argument[] =>
    value.kind === 'object' && value.keywords === true
      ? value.entries.map(({ key, value: given }) => ({ value: given, named: key }))
      : [{ value }],
  );
}

/** Whether arguments are declared as parameters are, or called like them. */
function isMeant(resolver: Resolver, { parameters }: FunctionOutline, { file, call }: Making): boolean {
  return argumentsOf(call).every(({ value, named }, at) => {
    if (named !== undefined) return parameters.some(({ name }) => name === named);
    const parameter = parameters[at];
    if (value.kind !== 'name' || parameter === undefined) return false;
    const declared = declaredType(resolver, { file, fn: call.fn }, value.name)?.text;
    return declared === undefined ? value.name.split('.').at(-1) === parameter.name : declared === parameter.type;
  });
}
