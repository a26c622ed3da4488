import { rowEvents } from '../../extractors/data/row-event.ts';
import type { CallOutline, Entry, Outline } from '../../syntax/outline.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { RowHook } from './row-hook.ts';

/** `hooks: { afterCreate(order) { … } }`, `Order.addHook('afterCreate', fn)`, `@AfterCreate` of a model of Sequelize. */
export function readSequelizeHooks(spot: CallSpot, written: AccessFact): readonly RowHook[] {
  const { entry } = written.table;
  const named = written.library === 'sequelize' ? hooksRun(spot.call.name, written) : undefined;
  if (entry === undefined || named === undefined) return [];
  const files = new Set(entry.table.evidence.map(({ file }) => file));
  return [...files].flatMap((file) => {
    const outline = spot.resolver.scopes.get(file)?.outline;
    const model = entry.table.model ?? '';
    return outline === undefined
      ? []
      : [...placesOf(spot.resolver, file, outline, model), ...decoratedIn(file, outline, model)].flatMap(
          ({ name, place }) => (named.test(name) ? [{ place, on: rowEvents.all }] : []),
        );
  });
}

/** Hooks that a method runs: one statement about many rows has hooks of its own, counting up has none. */
function hooksRun(method: string, { verb, many }: AccessFact): RegExp | undefined {
  if (method === 'increment' || method === 'decrement' || method === 'truncate') return undefined;
  if (method === 'bulkCreate') return /^(?:before|after)BulkCreate$/i;
  if (method === 'upsert') return /^(?:before|after)Upsert$/i;
  if (verb === 'insert' || verb === 'upsert') return /^(?:before|after)(?:Create|Save|Validate)$/i;
  if (verb === 'update') return many ? /^(?:before|after)BulkUpdate$/i : /^(?:before|after)(?:Update|Save|Validate)$/i;
  if (verb === 'delete') return many ? /^(?:before|after)BulkDestroy$/i : /^(?:before|after)Destroy$/i;
  return undefined;
}

interface NamedHook {
  readonly name: string;
  readonly place: RowHook['place'];
}

function placesOf(resolver: Resolver, file: string, outline: Outline, model: string): readonly NamedHook[] {
  return outline.calls.flatMap((call): readonly NamedHook[] => {
    const context = { file, fn: call.fn };
    const on = call.on?.kind === 'name' ? call.on.name.split('.').at(-1) : undefined;
    if (call.name === 'init' || call.name === 'define') return optionsOf(resolver, context, call, on, model);
    if (on === undefined || !isModel(outline, on, model)) return [];
    if (call.name === 'addHook' || call.name === 'hook') {
      const [first] = call.args;
      return first?.kind === 'text' ? hookOf(resolver, context, first.text, call.args.at(-1)) : [];
    }
    return /^(?:before|after)[A-Z]/.test(call.name) ? hookOf(resolver, context, call.name, call.args.at(-1)) : [];
  });
}

/** Its class or variable is called like the model, or was made by `define` under its name. */
function isModel({ bindings, calls }: Outline, name: string, model: string): boolean {
  if (name === model) return true;
  return bindings.some(({ name: bound, value }) => {
    const [first] = bound === name && value.kind === 'call' ? (calls[value.call]?.args ?? []) : [];
    return first?.kind === 'text' && first.text === model;
  });
}

/** `Order.init({ … }, { hooks })`, `sequelize.define('order', { … }, { hooks })` */
function optionsOf(
  resolver: Resolver,
  context: Context,
  { name, args }: CallOutline,
  on: string | undefined,
  model: string,
): readonly NamedHook[] {
  const options = name === 'init' ? args[1] : args[2];
  const [first] = args;
  const told = entryOf(resolver, context, options, 'modelName')?.value;
  const own =
    name === 'init' ? (told?.kind === 'text' ? told.text : on) : first?.kind === 'text' ? first.text : undefined;
  if (options === undefined || (own !== model && on !== model)) return [];
  const hooks = entryOf(resolver, context, options, 'hooks');
  return hooks === undefined
    ? []
    : entriesOf(resolver, hooks).flatMap(({ key, value }) => hookOf(resolver, hooks.context, key, value));
}

function entriesOf(resolver: Resolver, { context, value }: PlacedValue): readonly Entry[] {
  return objectsOf(resolver, context, value).flatMap((each) =>
    each.value.kind === 'object' ? each.value.entries : [],
  );
}

function hookOf(
  resolver: Resolver,
  context: Context,
  name: string,
  value: Entry['value'] | undefined,
): readonly NamedHook[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => hookOf(resolver, context, name, item));
  const place = value && functionBehind(resolver, { context, value });
  return place === undefined ? [] : [{ name, place }];
}

function decoratedIn(file: string, outline: Outline, model: string): readonly NamedHook[] {
  return outline.functions.flatMap(({ cls, decorators = [] }, fn) =>
    cls === undefined || outline.classes[cls]?.name !== model
      ? []
      : decorators.map(({ name }): NamedHook => ({ name, place: { file, fn } })),
  );
}
