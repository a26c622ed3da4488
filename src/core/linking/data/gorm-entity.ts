import { gormTable } from '../../extractors/data/gorm-naming.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { elementType, goTypeOf, type WrittenType } from '../go/go-type-of.ts';
import { isTypeVariable } from '../go/type-variables.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import type { TableReference } from './access-fact.ts';

/** The table of a type that is written: `gorm.G[Order](db)`. */
export function entityTyped(spot: CallSpot, context: Context, type: string): TableReference | undefined {
  const [name] = spot.resolver.type(context, elementType(type)).flatMap((each) => structName(spot, each));
  return name === undefined ? undefined : tableOfModel(spot, name);
}

/** The table of what a query is about: `&Order{}`, `&orders` of a variable of type `[]Order`. */
export function gormEntity(spot: CallSpot, context: Context, value: Value | undefined): TableReference | undefined {
  if (value === undefined) return undefined;
  const { resolver } = spot;
  const written = goTypeOf(resolver, context, value) ?? madeType(resolver, context, value);
  const typed = written === undefined ? [] : resolver.type(written.context, elementType(written.text));
  if (typed.length === 0 && written !== undefined && isOpen(resolver, written)) return undefined;
  const known = typed.some(({ kind }) => kind === 'instance') ? typed : resolver.value(context, value);
  const names = new Set(known.flatMap((definition) => structName(spot, definition)));
  const [name] = names;
  // What several callers pass is one thing for each of them.
  return name === undefined || names.size > 1 ? undefined : tableOfModel(spot, name);
}

/** `new(Order)` */
function madeType({ scopes }: Resolver, context: Context, value: Value): WrittenType | undefined {
  const made = value.kind === 'call' ? scopes.get(context.file)?.outline.calls[value.call] : undefined;
  return made?.new === true && made.on === undefined ? { context, text: made.name } : undefined;
}

/** Of a type variable many may be meant: the callers that are known say no more than that they are among them. */
function isOpen(resolver: Resolver, { context, text }: WrittenType): boolean {
  const scope = resolver.scopes.get(context.file);
  return scope !== undefined && isTypeVariable(resolver, scope, elementType(text));
}

function structName(spot: CallSpot, definition: Definition): readonly string[] {
  if (definition.kind !== 'instance') return [];
  const outline = spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
  return outline?.kind === 'struct' && outline.name !== '' ? [outline.name] : [];
}

export function tableOfModel(spot: CallSpot, model: string): TableReference {
  const { service } = spot.operation;
  const entry = spot.schema.model(service, model) ?? spot.schema.table(service, gormTable(model));
  return { name: entry?.table.name ?? gormTable(model), schema: entry?.table.schema, entry };
}
