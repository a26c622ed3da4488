import { type MapperMethod, mapperMethods, wrapperConditions } from '../../extractors/data/mybatis-plus.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import type { Limit } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { type ChainReading, newReading, readAtTimes } from './read-chain-steps.ts';
import { sizeLimit } from './size-limit.ts';

const library = 'mybatis-plus';
const modules = /^com\.baomidou\.mybatisplus\./;

/** `cats.selectList(new LambdaQueryWrapper<Cat>().eq(Cat::getKind, kind))` of a mapper or a service of MyBatis-Plus. */
export function readMybatisPlus(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver } = spot;
  const chain = chainOf(spot);
  const last = chain?.links.at(-1)?.call;
  const method = last && Object.hasOwn(mapperMethods, last.name) ? mapperMethods[last.name] : undefined;
  const [first] = chain?.links ?? [];
  if (chain === undefined || first === undefined || last === undefined || method === undefined) return false;
  const entity = entityOf(spot, first.call);
  if (entity === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: tableOf(resolver, entity), alias: undefined });
  addMethod(resolver, entity, method, reading);
  for (const { call } of chain.links.slice(0, -1)) addStep(spot, entity, call, reading);
  const page = last.args.map((value) => pageIn(spot, value)).find((limit) => limit !== undefined);
  if (method.paged === true && page !== undefined) reading.limit = page;
  for (const argument of last.args) addWrapper(spot, entity, argument, reading);
  facts.accesses.push(...chainAccesses(spot, library, reading));
  return true;
}

/** `new Page<>(number, 20)` */
function pageIn({ resolver, context }: CallSpot, value: Value): Limit | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [, size] = call?.new === true && call.name === 'Page' ? call.args : [];
  return size && sizeLimit(resolver, context, size);
}

function addMethod(resolver: Resolver, entity: ClassPlace, method: MapperMethod, reading: ChainReading): void {
  reading.verb = method.verb;
  reading.many = method.many;
  if (method.paged === true) reading.limit = { kind: 'parameter' };
  if (method.verb === 'select' && !method.many) reading.limit = { kind: 'constant', value: 1 };
  if (method.key !== undefined)
    reading.filters.push({ qualifier: undefined, column: keyOf(resolver, entity), operator: method.key });
}

/** A wrapper that is made here, or was before and is added to by name. */
function addWrapper(spot: CallSpot, entity: ClassPlace, value: Value, reading: ChainReading): void {
  const { calls = [], bindings = [] } = spot.resolver.scopes.get(spot.context.file)?.outline ?? {};
  if (value.kind === 'call') {
    const links = linksOf(calls, value);
    if (links.some((call) => /Wrapper$|^(?:lambda)?[qQ]uery$|^(?:lambda)?[uU]pdate$/.test(call.name)))
      for (const call of links) addStep(spot, entity, call, reading);
    else {
      // `selectList(wrapper.orderByDesc(Dog::getId))`
      const root = links[0] && rootOf(calls, links[0]);
      if (root !== undefined && !addGiven(spot, entity, value.call, reading))
        addWrapper(spot, entity, { kind: 'name', name: root }, reading);
      else if (root === undefined) addGiven(spot, entity, value.call, reading);
    }
    return;
  }
  if (value.kind !== 'name') return;
  const begun = bindings.find(({ name, fn }) => name === value.name && fn === spot.context.fn);
  const links = begun === undefined ? [] : linksOf(calls, begun.value);
  const given = links[0] === undefined || begun?.value.kind !== 'call' ? undefined : begun.value.call;
  if (given !== undefined && addGiven(spot, entity, given, reading)) return;
  if (begun === undefined && isGivenWrapper(spot, value.name)) reading.filtersKnown = false;
  if (begun === undefined || !links.some((call) => /Wrapper/.test(call.name) || rootOf(calls, call) === 'Wrappers'))
    return;
  for (const call of links) addStep(spot, entity, call, reading);
  for (const call of calls)
    if (call.fn === begun.fn && call.at > begun.at && rootOf(calls, call) === value.name)
      readAtTimes(reading, call.branch === begun.branch ? undefined : call.branch, () =>
        addStep(spot, entity, call, reading),
      );
}

/** What a caller hands over as a wrapper may ask for anything. */
function isGivenWrapper({ resolver, context }: CallSpot, name: string): boolean {
  const parameters = resolver.scopes.get(context.file)?.outline.functions[context.fn]?.parameters ?? [];
  return parameters.some((parameter) => parameter.name === name && /Wrapper/.test(parameter.type ?? ''));
}

/** A wrapper that a method of the workspace gives: `page(page, wrapper(query))`. */
function addGiven(spot: CallSpot, entity: ClassPlace, index: number, reading: ChainReading): boolean {
  const callee = calleesOf(spot.resolver, spot.context.file, index).find(({ kind }) => kind === 'function');
  const fn =
    callee?.kind === 'function' ? spot.resolver.scopes.get(callee.file)?.outline.functions[callee.fn] : undefined;
  if (callee?.kind !== 'function' || fn === undefined || !/Wrapper/.test(fn.result ?? '')) return false;
  const [given, another] = fn.returns;
  if (given === undefined || another !== undefined) reading.filtersKnown = false;
  else addWrapper({ ...spot, context: { file: callee.file, fn: callee.fn } }, entity, given, reading);
  return true;
}

function linksOf(calls: readonly CallOutline[], value: Value): readonly CallOutline[] {
  const links: CallOutline[] = [];
  for (let on: Value | undefined = value; on?.kind === 'call'; on = links[0]?.on) {
    const call = calls[on.call];
    if (call === undefined) break;
    links.unshift(call);
  }
  return links;
}

function rootOf(calls: readonly CallOutline[], { on }: CallOutline): string | undefined {
  let root = on;
  while (root?.kind === 'call') root = calls[root.call]?.on;
  return root?.kind === 'name' ? root.name : undefined;
}

/** `eq(Cat::getKind, kind)`, `eq(name != null, Cat::getName, name)`, `orderByDesc("created_at")` */
function addStep(spot: CallSpot, entity: ClassPlace, call: CallOutline, reading: ChainReading): void {
  const operator = Object.hasOwn(wrapperConditions, call.name) ? wrapperConditions[call.name] : undefined;
  const columns = call.args.map((value) => columnOf(spot, entity, call, value));
  const [column, second] = columns;
  if (operator !== undefined) {
    if (column !== undefined) reading.filters.push({ qualifier: undefined, column, operator });
    else if (second !== undefined) reading.optional.push({ qualifier: undefined, column: second, operator });
    else reading.filtersKnown = false;
  } else if (call.name === 'orderByDesc' || call.name === 'orderByAsc')
    for (const each of columns)
      if (each !== undefined)
        reading.sorts.push({ qualifier: undefined, column: each, descending: call.name === 'orderByDesc' });
  if (/^(?:or|and|nested|apply|exists|inSql|last|having)$/.test(call.name)) {
    if (call.name === 'last') reading.limit ??= { kind: 'parameter' };
    else reading.filtersKnown = false;
  }
}

/** A column by its name, or by the getter of its field. */
function columnOf(
  { resolver, context }: CallSpot,
  entity: ClassPlace,
  { fn }: CallOutline,
  value: Value,
): string | undefined {
  if (value.kind === 'function') {
    const outline = resolver.scopes.get(context.file)?.outline;
    const [given] = outline?.functions[value.fn]?.returns ?? [];
    const getter = given?.kind === 'call' ? outline?.calls[given.call]?.name : undefined;
    const field = /^(?:get|is)([A-Z]\w*)$/.exec(getter ?? '')?.[1];
    return field === undefined
      ? undefined
      : fieldColumn(resolver, entity, field.charAt(0).toLowerCase() + field.slice(1));
  }
  if (value.kind !== 'text') return undefined;
  return /^\w+$/.test(value.text) ? value.text : resolveText(resolver, { file: context.file, fn }, value)?.text;
}

function fieldColumn(resolver: Resolver, { file, cls }: ClassPlace, name: string): string {
  const field = resolver.scopes.get(file)?.outline.classes[cls]?.fields.find((each) => each.name === name);
  return annotated(field?.decorators, ['TableField', 'TableId']) ?? underscored(name);
}

function annotated(
  decorators: readonly { readonly name: string; readonly args?: readonly Value[] | undefined }[] | undefined,
  names: readonly string[],
): string | undefined {
  const [first] = decorators?.find(({ name }) => names.includes(name))?.args ?? [];
  const value = first?.kind === 'object' ? first.entries.find(({ key }) => key === 'value')?.value : first;
  return value?.kind === 'text' && value.text !== '' ? value.text : undefined;
}

function tableOf(resolver: Resolver, { file, cls }: ClassPlace): string {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return annotated(outline?.decorators, ['TableName']) ?? underscored(outline?.name ?? '');
}

function keyOf(resolver: Resolver, { file, cls }: ClassPlace): string {
  const fields = resolver.scopes.get(file)?.outline.classes[cls]?.fields ?? [];
  const key = fields.find(({ decorators }) => decorators?.some(({ name }) => name === 'TableId'));
  return key === undefined ? 'id' : (annotated(key.decorators, ['TableId']) ?? underscored(key.name));
}

/** The class that the mapper or service keeps, also where it is called on itself. */
function entityOf({ resolver, context }: CallSpot, call: CallOutline): ClassPlace | undefined {
  const { outline } = resolver.scopes.get(context.file) ?? {};
  const own =
    call.on === undefined || (call.on.kind === 'name' && /^(?:this|super|(?:this\.)?baseMapper)$/.test(call.on.name));
  if (own) {
    let fn = call.fn;
    while (fn > 0 && outline?.functions[fn]?.cls === undefined) fn = outline?.functions[fn]?.parent ?? 0;
    const cls = outline?.functions[fn]?.cls;
    return cls === undefined ? undefined : keptBy(resolver, { file: context.file, cls }, 0);
  }
  for (const found of call.on === undefined ? [] : resolver.value({ file: context.file, fn: call.fn }, call.on)) {
    const kept = found.kind === 'instance' ? keptBy(resolver, found, 0) : undefined;
    if (kept !== undefined) return kept;
  }
  return undefined;
}

const maxDepth = 6;

function keptBy(resolver: Resolver, { file, cls }: ClassPlace, depth: number): ClassPlace | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > maxDepth) return undefined;
  for (const base of outline.bases) {
    const { head, args } = readType(base);
    for (const found of resolver.name({ file, fn: outline.fn }, head)) {
      const kept = found.kind === 'class' ? keptBy(resolver, found, depth + 1) : undefined;
      if (kept !== undefined) return kept;
      if (found.kind !== 'external' || !modules.test(found.module)) continue;
      // `ServiceImpl<CatMapper, Cat>` names the mapper first.
      const type = /Impl$/.test(head) ? args[1] : args[0];
      const entity = type === undefined ? undefined : resolver.type({ file, fn: outline.fn }, type)[0];
      if (entity?.kind === 'instance') return { file: entity.file, cls: entity.cls };
    }
  }
  return undefined;
}
