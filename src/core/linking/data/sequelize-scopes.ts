import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** What a scope adds to a query: options as queries have them. */
export type ScopeOptions = PlacedValue;

/** The model that `Invoice.scope('open')` goes on with, and what it is called with; undefined for any other value. */
export function scopedModel(
  resolver: Resolver,
  { file }: Context,
  value: Value,
): { readonly on: Value; readonly context: Context; readonly named: readonly Value[] } | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
  if (call?.on === undefined || (call.name !== 'scope' && call.name !== 'unscoped')) return undefined;
  return { on: call.on, context: { file, fn: call.fn }, named: call.name === 'scope' ? call.args : [] };
}

/** Options of the scopes that are asked for by name, `scope('open', { method: ['ofMember', email] })`. */
export function namedScopes(
  resolver: Resolver,
  model: Definition,
  context: Context,
  named: readonly Value[],
): readonly ScopeOptions[] {
  const options = modelOptions(resolver, model);
  return named
    .flatMap((value) => itemsOf(resolver, context, value))
    .flatMap((item) => {
      const asked = item.value.kind === 'object' ? entryOf(resolver, item.context, item.value, 'method') : item;
      const [first] = asked === undefined ? [] : itemsOf(resolver, asked.context, asked.value);
      return first?.value.kind === 'text' ? scopeNamed(resolver, options, first.value.text) : [];
    });
}

/** What every query of a model has that asks for no scope by name. */
export function defaultScope(resolver: Resolver, model: Definition): readonly ScopeOptions[] {
  const options = modelOptions(resolver, model);
  const found = options && entryOf(resolver, options.context, options.value, 'defaultScope');
  return found === undefined ? [] : [found];
}

function scopeNamed(resolver: Resolver, options: PlacedValue | undefined, name: string): readonly ScopeOptions[] {
  if (name === 'defaultScope' || options === undefined) return [];
  const scopes = entryOf(resolver, options.context, options.value, 'scopes');
  const found = scopes && entryOf(resolver, scopes.context, scopes.value, name);
  if (found?.value.kind !== 'function') return found === undefined ? [] : [found];
  const { fn } = found.value;
  const returns = resolver.scopes.get(found.context.file)?.outline.functions[fn]?.returns ?? [];
  return returns.map((value) => ({ context: { file: found.context.file, fn }, value }));
}

/** `Invoice.init(attributes, options)`, `sequelize.define('invoice', attributes, options)` */
function modelOptions(resolver: Resolver, model: Definition): PlacedValue | undefined {
  if (model.kind === 'class') {
    const outline = resolver.scopes.get(model.file)?.outline;
    const name = outline?.classes[model.cls]?.name;
    const init = outline?.calls.find(
      (call) => call.name === 'init' && call.on?.kind === 'name' && call.on.name === name,
    );
    return placed(model.file, init?.fn, init?.args[1]);
  }
  const site = model.kind === 'made' && model.members.at(-1) === 'define()' ? model.call : undefined;
  const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
  return site && placed(site.file, call?.fn, call?.args[2]);
}

function placed(file: string, fn: number | undefined, value: Value | undefined): PlacedValue | undefined {
  return fn === undefined || value === undefined ? undefined : { context: { file, fn }, value };
}
