import { mongoose } from '../../extractors/data/mongoose.ts';
import { collectionName } from '../../extractors/data/mongoose-naming.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context, Definition, MadeDefinition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { resolveText } from '../resolve-text.ts';

/** A collection by its name, and whose words the code speaks. */
export interface CollectionUse {
  readonly table: string;
  readonly library: string;
}

/** `Tank` that `model('Tank', …)` made, an injected `Model<Tank>`, `db.collection('tanks')`. */
export function collectionOf(spot: CallSpot, context: Context, on: Value): CollectionUse | undefined {
  const [use, ...others] = spot.resolver
    .value(context, on)
    .flatMap((definition) => (definition.kind === 'made' ? (collectionBehind(spot, definition) ?? []) : []));
  // What a base of repositories holds is that of none in particular.
  if (use !== undefined) return others.every(({ table }) => table === use.table) ? use : undefined;
  return namedModel(spot, on) ?? namedCollection(spot, context, on);
}

/** A model by its name, where the project loads its models as a folder, so that no import leads to them. */
function namedModel(spot: CallSpot, on: Value): CollectionUse | undefined {
  const name = on.kind === 'name' ? on.name.split('.').at(-1) : undefined;
  const table = name === undefined ? undefined : spot.schema.model(spot.operation.service, name)?.table;
  return table?.documents === true && table.model === name ? { table: table.name, library: mongoose.id } : undefined;
}

function collectionBehind(spot: CallSpot, definition: MadeDefinition): CollectionUse | undefined {
  const model = definition.members.length === 0 ? modelOf(spot, definition) : undefined;
  if (model !== undefined) return { table: model, library: mongoose.id };
  const isDriver = definition.module === mongoose.driver || isMongoose(definition.module);
  if (!isDriver || definition.members.at(-1) !== 'collection()') return undefined;
  return textArgument(spot, definition.call);
}

function textArgument(spot: CallSpot, site: CallSite | undefined): CollectionUse | undefined {
  const call = site === undefined ? undefined : spot.resolver.scopes.get(site.file)?.outline.calls[site.call];
  return site === undefined || call === undefined ? undefined : driverUse(spot, { file: site.file, fn: call.fn }, call);
}

function driverUse(spot: CallSpot, context: Context, call: CallOutline): CollectionUse | undefined {
  const [name] = call.args;
  const table = name === undefined ? undefined : resolveText(spot.resolver, context, name)?.text;
  return table === undefined || table.includes('{}') ? undefined : { table, library: mongoose.driver };
}

/** `db.collection('tanks').findOne(…)` where the database is handed over: nobody else asks collections like that. */
function namedCollection(spot: CallSpot, context: Context, on: Value): CollectionUse | undefined {
  const call = on.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[on.call] : undefined;
  return call?.name === 'collection' && call.args.length === 1 ? driverUse(spot, context, call) : undefined;
}

function isMongoose(module: string): boolean {
  return mongoose.modules.some((known) => known === module);
}

/** The collection of a model; undefined for anything else that Mongoose makes. */
function modelOf(spot: CallSpot, definition: MadeDefinition): string | undefined {
  if (!isMongoose(definition.module)) return undefined;
  const maker = definition.maker.at(-1) ?? '';
  if (maker === 'model') {
    const site = definition.origin;
    const call = site === undefined ? undefined : spot.resolver.scopes.get(site.file)?.outline.calls[site.call];
    const [name] = call?.args ?? [];
    return name?.kind === 'text' ? tableOf(spot, name.text) : undefined;
  }
  // `Model<TankDocument>`, `Model<HydratedDocument<Tank>>`
  if (!/Model$/.test(maker)) return undefined;
  const name = definition.types?.names[0]
    ?.match(/\w+/g)
    ?.at(-1)
    ?.replace(/Document$/, '');
  return name === undefined || name === '' ? undefined : tableOf(spot, name);
}

function tableOf(spot: CallSpot, model: string): string {
  return spot.schema.model(spot.operation.service, model)?.table.name ?? collectionName(model);
}

export interface DocumentUse {
  readonly table: string;
  readonly isNew: boolean;
}

/** What `new Tank(…)` made and what `Tank.findById(…)` found. */
export function documentOf(spot: CallSpot, context: Context, on: Value): DocumentUse | undefined {
  for (const definition of spot.resolver.value(context, on)) {
    const found = documentBehind(spot, definition);
    if (found !== undefined) return found;
  }
  return undefined;
}

function documentBehind(spot: CallSpot, definition: Definition): DocumentUse | undefined {
  if (definition.kind !== 'made' || definition.members.length === 0) return undefined;
  const table = modelOf(spot, { ...definition, members: [] });
  if (table === undefined) return undefined;
  const [first] = definition.members;
  return { table, isNew: first === '()' };
}
