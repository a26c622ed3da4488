import type { NameSource } from '../../extractors/shapes/broker-vocabulary.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Definition } from '../definition.ts';
import { optionOf } from '../outbound/request-options.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { injectedName } from './injected-name.ts';

/** A call on an object of a broker's library. */
export interface BrokerCall {
  readonly callee: Definition;
  readonly site: CallSite;
}

/** Names that a call gives, each of several parts: `exchange/routing-key`. Never empty: `{}` stands for what is not known. */
export function channelNames(resolver: Resolver, call: BrokerCall, sources: readonly NameSource[]): readonly string[] {
  const parts = sources.map((source) => partNames(resolver, call, source));
  const names = parts.reduce<readonly string[]>(
    (known, options) =>
      known.length === 0 ? options : known.flatMap((name) => options.map((part) => join(name, part))),
    [],
  );
  return names.length === 0 ? ['{}'] : [...new Set(names)];
}

function join(before: string, after: string): string {
  return [before, after].filter((part) => part !== '').join('/');
}

function partNames(resolver: Resolver, call: BrokerCall, source: NameSource): readonly string[] {
  const values = valuesAt(resolver, call, source);
  if (values.length > 0)
    return values.map((value) => (source.ofClass && classNamed(resolver, value)) || namedValue(resolver, value));
  if (source.otherwise !== undefined) return partNames(resolver, call, source.otherwise);
  const injected = 'maker' in source ? injectedName(resolver, call.callee) : undefined;
  return [injected ?? '{}'];
}

/** The values that a source points to. */
export function valuesAt(resolver: Resolver, call: BrokerCall, source: NameSource): readonly PlacedValue[] {
  if ('setter' in source) return setValues(resolver, call, source.setter);
  const site = siteOf(resolver, call, source);
  const outline = site === undefined ? undefined : outlineAt(resolver, site);
  const value = outline && argumentAt(outline, source);
  if (site === undefined || outline === undefined || value === undefined) return [];
  const placed = { context: { file: site.file, fn: outline.fn }, value };
  const option = source.options === undefined ? placed : optionOf(resolver, placed, source.options);
  if (option === undefined) return [];
  const items = itemsOf(resolver, option.context, option.value).flatMap((item) =>
    listedIn(resolver, throughCall(resolver, item, source)),
  );
  const { each } = source;
  if (each === undefined) return items;
  const named = items.flatMap((item) => entryOf(resolver, item.context, item.value, each) ?? []);
  return named.map((item) => throughCall(resolver, item, source));
}

/** `kgo.NewClient(kgo.SeedBrokers(…), kgo.ConsumeTopics("mails", "parcels"))`, or with a list of such options. */
function setValues(resolver: Resolver, { callee }: BrokerCall, setter: string): readonly PlacedValue[] {
  const site = callee.kind === 'made' ? callee.origin : undefined;
  const outline = site && outlineAt(resolver, site);
  if (site === undefined || outline === undefined) return [];
  const options = outline.args.flatMap((value) => itemsOf(resolver, { file: site.file, fn: outline.fn }, value));
  return options.flatMap(({ context, value }) => {
    const option = value.kind === 'call' ? outlineAt(resolver, { file: context.file, call: value.call }) : undefined;
    if (option?.name !== setter) return [];
    return option.args.flatMap((value) => itemsOf(resolver, { file: context.file, fn: option.fn }, value));
  });
}

const listMakers: ReadonlySet<string> = new Set(['of', 'asList', 'singletonList', 'singleton', 'listOf', 'setOf']);

/** `List.of("orders", "refunds")` */
function listedIn(resolver: Resolver, item: PlacedValue): readonly PlacedValue[] {
  const { value, context } = item;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined || !listMakers.has(call.name)) return [item];
  return call.args.map((argument) => ({ context: { file: context.file, fn: call.fn }, value: argument }));
}

/** The argument by its name or at its position, where that is not taken by arguments with names. */
function argumentAt({ args }: CallOutline, source: NameSource): Value | undefined {
  const last = args.at(-1);
  const keywords = last?.kind === 'object' && last.keywords === true ? last : undefined;
  const { keyword } = source;
  const given = keyword === undefined ? undefined : keywords?.entries.find(({ key }) => key === keyword)?.value;
  const value = args['maker' in source ? source.maker : 'argument' in source ? source.argument : args.length];
  return given ?? (keyword !== undefined && value === keywords ? undefined : value);
}

function throughCall(resolver: Resolver, placed: PlacedValue, { through }: NameSource): PlacedValue {
  if (through === undefined) return placed;
  for (const definition of resolver.value(placed.context, placed.value)) {
    if (definition.kind !== 'made' || definition.call === undefined) continue;
    for (const [name, at] of Object.entries(through)) {
      const site = stepNamed(resolver, definition.call, name);
      const call = site && outlineAt(resolver, site);
      const value = call?.args[at];
      if (site !== undefined && call !== undefined && value !== undefined)
        return { context: { file: site.file, fn: call.fn }, value };
    }
  }
  return placed;
}

function siteOf(resolver: Resolver, call: BrokerCall, source: NameSource): CallSite | undefined {
  if ('maker' in source) return call.callee.kind === 'made' ? call.callee.origin : undefined;
  if (!('step' in source)) return call.site;
  return call.callee.kind === 'made' && call.callee.call !== undefined
    ? stepNamed(resolver, call.callee.call, source.step)
    : undefined;
}

/** The call of that name in a chain, the latest first. */
function stepNamed(resolver: Resolver, from: CallSite, name: string): CallSite | undefined {
  let site: CallSite | undefined = from;
  while (site !== undefined) {
    const outline: CallOutline | undefined = outlineAt(resolver, site);
    if (outline?.name === name) return site;
    site = before(resolver, site.file, outline);
  }
  return undefined;
}

/** The call that gave what another is called on, also by way of a name: `queue = channel.declare_queue('mails')`. */
function before(resolver: Resolver, file: string, outline: CallOutline | undefined): CallSite | undefined {
  if (outline?.on === undefined) return undefined;
  if (outline.on.kind === 'call') return { file, call: outline.on.call };
  const made = resolver.value({ file, fn: outline.fn }, outline.on).find(({ kind }) => kind === 'made');
  return made?.kind === 'made' ? made.call : undefined;
}

function outlineAt(resolver: Resolver, site: CallSite): CallOutline | undefined {
  return resolver.scopes.get(site.file)?.outline.calls[site.call];
}

/** `Order.class`, and an order, by the full name of their class. */
function classNamed(resolver: Resolver, { context, value }: PlacedValue): string | undefined {
  const meant = value.kind === 'name' ? { ...value, name: value.name.replace(/\.class$/, '') } : value;
  for (const definition of resolver.value(context, meant)) {
    if (definition.kind !== 'class' && definition.kind !== 'instance') continue;
    const outline = resolver.scopes.get(definition.file)?.outline;
    const name = outline?.classes[definition.cls]?.name;
    return outline?.package === undefined ? name : `${outline.package}.${name}`;
  }
  return undefined;
}

export function namedValue(resolver: Resolver, placed: PlacedValue): string {
  if (placed.value.kind === 'object') return patternName(resolver, placed);
  const text = resolveText(resolver, placed.context, placed.value);
  if (text === undefined) {
    const [pattern] = objectsOf(resolver, placed.context, placed.value);
    return pattern?.value.kind === 'object' ? patternName(resolver, pattern) : '{}';
  }
  // Publisher and consumer that read their name from one variable mean one channel.
  const [variable] = text.variables;
  if (text.text === '{}' && variable !== undefined) return `{${variable}}`;
  return lastName(text.text);
}

/** Nest's patterns may be objects: `{ cmd: 'sum' }`. */
function patternName(resolver: Resolver, placed: PlacedValue): string {
  if (placed.value.kind !== 'object') return '{}';
  const parts = placed.value.entries.map(
    (entry) => `${entry.key}:${resolveText(resolver, placed.context, entry.value)?.text ?? '{}'}`,
  );
  return parts.join(' ') || '{}';
}

/** Queues and topics of clouds are named by address; the last part is the name. */
export function lastName(text: string): string {
  if (/^https?:\/\//.test(text)) return text.split('/').at(-1) ?? text;
  return text.startsWith('arn:') ? (text.split(':').at(-1) ?? text) : text;
}
