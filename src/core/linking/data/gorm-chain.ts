import { type GormStep, gorm } from '../../extractors/data/gorm.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { ChainLink } from './chain.ts';

/** One call of a query, and where it stands: a query may go through functions of other files. */
export interface PlacedStep {
  readonly at: CallSpot;
  readonly link: ChainLink;
  /** Whether the query comes by here each time it is run. */
  readonly isSure: boolean;
  /** What this call adds could not be read: conditions may be missing. */
  readonly isUnread?: true;
}

interface OpenChain {
  readonly root: Value | undefined;
  readonly links: readonly ChainLink[];
}

export function stepOf(name: string): GormStep | undefined {
  return Object.hasOwn(gorm.steps, name) ? gorm.steps[name] : undefined;
}

/** People nest neither more statements nor more functions into one query; the bound keeps hostile input cheap. */
const maxDepth = 6;

/**
 * All steps of a query, in the order in which they are added: those of the variable that it begins with, and those of
 * functions that begin it or that it is handed to, as in `present(k.dogs(ctx)).Find(&dogs)`. Undefined where it is none of
 * GORM's.
 */
export function gormStepsOf(spot: CallSpot, chain: OpenChain): readonly PlacedStep[] | undefined {
  const handed = handedOver(spot, chain, undefined, 0);
  if (handed !== undefined) return handed;
  if (chain.root === undefined) return undefined;
  const fn = chain.links[0]?.call.fn ?? spot.context.fn;
  const isTyped = chain.links[0]?.call.name === 'G';
  const isOurs = (each: Definition): boolean => isGorm(each) || (isTyped && isPackage(each));
  if (!spot.resolver.value({ file: spot.context.file, fn }, chain.root).some(isOurs)) return undefined;
  return withoutContext(ownSteps(spot, chain, undefined, 0));
}

/** Behind `gorm.G[Order](db)`, whatever sends the query takes a context before all else, and gives back what it reads. */
function withoutContext(steps: readonly PlacedStep[]): readonly PlacedStep[] {
  if (!steps.some(({ link }) => link.call.name === 'G')) return steps;
  return steps.map((step) => {
    const { call } = step.link;
    return acts(stepOf(call.name))
      ? { ...step, link: { ...step.link, call: { ...call, args: call.args.slice(1) } } }
      : step;
  });
}

/** A step that sends the query. */
export function acts(step: GormStep | undefined): boolean {
  return step !== undefined && /^(?:read|count|pluck|find-or-create|write)$/.test(step.does);
}

/** `known`: the variable whose earlier statements are read already. */
function stepsOf(spot: CallSpot, chain: OpenChain, known: string | undefined, depth: number): readonly PlacedStep[] {
  if (depth > maxDepth) return [];
  return handedOver(spot, chain, known, depth) ?? ownSteps(spot, chain, known, depth);
}

function ownSteps(
  spot: CallSpot,
  { root, links }: OpenChain,
  known: string | undefined,
  depth: number,
): readonly PlacedStep[] {
  const start = links[0]?.call.start ?? 0;
  return [...stepsBehind(spot, root, start, known, depth), ...placed(spot, links, depth)];
}

function placed(at: CallSpot, links: readonly ChainLink[], depth: number): readonly PlacedStep[] {
  return links.flatMap((link) => scopesOf(at, link, depth) ?? [{ at, link, isSure: true }]);
}

/** `Scopes(Paginate(page), present)`: each function is handed the query and gives back a longer one. */
function scopesOf(spot: CallSpot, { call }: ChainLink, depth: number): readonly PlacedStep[] | undefined {
  if (call.name !== 'Scopes' || depth > maxDepth) return undefined;
  const { resolver, context } = spot;
  const added = call.args.map((argument) => {
    const [scope, another] = resolver.value({ file: context.file, fn: call.fn }, argument);
    if (scope?.kind !== 'function' || another !== undefined) return undefined;
    const outline = resolver.scopes.get(scope.file)?.outline.functions[scope.fn];
    const inside = { ...spot, context: { file: scope.file, fn: scope.fn } };
    return (outline?.returns.length ?? 0) === 0 ? undefined : stepsOfReturns(inside, outline?.returns ?? [], depth);
  });
  const all = added.flatMap((steps) => steps ?? []);
  return added.includes(undefined)
    ? undefined
    : all.map((step) => ({ ...step, isSure: step.isSure && call.branch === undefined }));
}

/** Of several ways out of a function, none is sure. */
function stepsOfReturns(inside: CallSpot, returns: readonly Value[], depth: number): readonly PlacedStep[] {
  const ends = returns.map((value) => stepsOfValue(inside, value, Number.POSITIVE_INFINITY, undefined, depth + 1));
  return ends.flatMap((steps) => (ends.length === 1 ? steps : steps.map((step) => ({ ...step, isSure: false }))));
}

/** Of the functions that a query comes from or goes through, the last: what it is given leads to the others. */
function handedOver(
  spot: CallSpot,
  { links }: OpenChain,
  known: string | undefined,
  depth: number,
): readonly PlacedStep[] | undefined {
  for (const [at, link] of [...links.entries()].reverse()) {
    if (stepOf(link.call.name) !== undefined) continue;
    const given = throughFunction(spot, link, known, depth);
    if (given !== undefined) return [...given, ...placed(spot, links.slice(at + 1), depth)];
  }
  return undefined;
}

function throughFunction(
  spot: CallSpot,
  link: ChainLink,
  known: string | undefined,
  depth: number,
): readonly PlacedStep[] | undefined {
  const { resolver, context } = spot;
  const { index, call } = link;
  const callee = calleesOf(resolver, context.file, index).find(({ kind }) => kind === 'function');
  if (callee?.kind !== 'function' || !resolver.call(context.file, index).some(isGorm)) return undefined;
  const own = { file: context.file, fn: call.fn };
  const taken = call.args.findIndex((argument) => resolver.value(own, argument).some(isGorm));
  const argument = call.args[taken];
  const before = argument === undefined ? [] : stepsOfValue(spot, argument, call.start, known, depth);
  const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
  const parameter = fn?.parameters[taken]?.name;
  const inside = { ...spot, context: { file: callee.file, fn: callee.fn } };
  const returns = fn?.returns ?? [];
  const unread = { at: spot, link, isSure: true, isUnread: true as const };
  const isRead = returns.length > 0 && (argument === undefined || parameter !== undefined);
  return [...before, ...(isRead ? stepsOfReturns(inside, returns, depth) : [unread])];
}

function stepsOfValue(
  spot: CallSpot,
  value: Value,
  at: number,
  known: string | undefined,
  depth: number,
): readonly PlacedStep[] {
  if (value.kind !== 'call') return stepsBehind(spot, value, at, known, depth);
  const links = linksOf(spot, value.call);
  return stepsOf(spot, { root: links[0]?.call.on, links }, known, depth + 1);
}

function isPackage(definition: Definition): boolean {
  return definition.kind === 'external' && gorm.modules.includes(definition.module);
}

function isGorm(definition: Definition): boolean {
  return definition.kind === 'made' && gorm.modules.includes(definition.module);
}

/** `query := db.Model(&Order{}); query = query.Where(…)`: what the variable was given before it is used. */
function stepsBehind(
  spot: CallSpot,
  root: Value | undefined,
  before: number,
  known: string | undefined,
  depth: number,
): readonly PlacedStep[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (root?.kind !== 'name' || root.name.includes('.') || root.name === known) return [];
  if (scope === undefined || depth > maxDepth) return [];
  for (let fn = spot.context.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const bindings = scope.bindings(fn, root.name).filter(({ at, value }) => at < before && value.kind === 'call');
    if (bindings.length === 0) continue;
    return bindings.flatMap(({ value }, index) => {
      const links = value.kind === 'call' ? linksOf(spot, value.call) : [];
      const chain = { root: links[0]?.call.on, links };
      const steps = stepsOf(spot, chain, index === 0 ? known : root.name, depth + 1);
      return steps.filter(({ link, isUnread }) => isUnread || stepOf(link.call.name) !== undefined);
    });
  }
  return [];
}

function linksOf(spot: CallSpot, last: number): readonly ChainLink[] {
  const calls = spot.resolver.scopes.get(spot.context.file)?.outline.calls ?? [];
  const links: ChainLink[] = [];
  for (let index: number | undefined = last; index !== undefined; ) {
    const call: CallSpot['call'] | undefined = calls[index];
    if (call === undefined) break;
    links.unshift({ index, call });
    index = call.on?.kind === 'call' ? call.on.call : undefined;
  }
  return links;
}
