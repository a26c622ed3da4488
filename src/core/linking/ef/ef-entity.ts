import type { FieldOutline } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { type Attribute, argumentOf, attributesOf, textOf, textsOf } from '../aspnet/attributes.ts';
import { otherParts } from '../csharp/csharp-types.ts';
import type { Resolver } from '../resolver.ts';
import type { Configurations, FluentChain } from './ef-configuration.ts';
import { placeKey } from './ef-configuration.ts';
import { typesAt } from './ef-contexts.ts';
import { columnType, isProperty, itemType } from './ef-types.ts';

/** A property of an entity, with where it is declared. */
export interface EntityProperty {
  readonly field: FieldOutline;
  readonly file: string;
  readonly attributes: readonly Attribute[];
  /** Other entities that it leads to. */
  readonly targets: readonly ClassPlace[];
  readonly many: boolean;
  /** The column type of a plain value; undefined for what leads elsewhere or is kept within. */
  readonly type: string | undefined;
}

/** A class that a context keeps, with everything that is said of it. */
export interface Entity extends ClassPlace {
  readonly name: string;
  readonly at: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
  readonly properties: readonly EntityProperty[];
  readonly chains: readonly FluentChain[];
  readonly set: string | undefined;
}

export function entityAt(
  resolver: Resolver,
  configurations: Configurations,
  place: ClassPlace,
  set: string | undefined,
): Entity | undefined {
  const scope = resolver.scopes.get(place.file);
  const outline = scope?.outline.classes[place.cls];
  if (scope === undefined || outline === undefined || outline.kind !== 'class') return undefined;
  const hierarchy = [place, ...otherParts(resolver, scope, place.cls)].flatMap((part) => hierarchyOf(resolver, part));
  const chains = configurations.get(placeKey(place)) ?? [];
  const inherited = hierarchy.flatMap((each) => configurations.get(placeKey(each)) ?? []);
  const ignored = new Set(inherited.flatMap(({ links: [first] }) => (first?.name === 'Ignore' ? named(first) : [])));
  const properties = new Map<string, EntityProperty>();
  // What all inherit comes first: the key.
  for (const each of hierarchy.toReversed())
    for (const property of propertiesOf(resolver, each))
      if (!ignored.has(property.field.name)) properties.set(property.field.name, property);
  const { name, at, end } = outline;
  const attributes = attributesOf({ file: place.file, fn: outline.fn }, outline.decorators);
  return { ...place, name, at, end, attributes, properties: [...properties.values()], chains, set };
}

export function named({ members, texts }: { members: readonly string[]; texts: readonly string[] }): readonly string[] {
  return members.length > 0 ? members : texts;
}

function propertiesOf(resolver: Resolver, { file, cls }: ClassPlace): readonly EntityProperty[] {
  const outline = resolver.scopes.get(file)?.outline;
  const declared = outline?.classes[cls];
  if (outline === undefined || declared === undefined || declared.kind === 'interface') return [];
  // What is computed is no column.
  const computed = new Set(
    outline.functions.flatMap(({ cls: owner, name, decorators }) =>
      owner === cls && decorators?.some((each) => each.name === 'property') === true ? [name] : [],
    ),
  );
  return declared.fields.flatMap((field): readonly EntityProperty[] => {
    const attributes = attributesOf({ file, fn: declared.fn }, field.decorators);
    const left = attributes.some(({ name }) => name === 'NotMapped');
    if (!isProperty(field) || left || field.type === undefined) return [];
    const item = itemType(field.type);
    // `Lines => _lines.AsReadOnly()` shows a collection that is kept.
    const isShown = item !== undefined && declared.fields.some(({ name }) => name === backingField(field.name));
    if (computed.has(field.name) && !isShown) return [];
    const length = lengthOf(resolver, attributes);
    const type =
      written(resolver, attributes) ?? columnType(field.type, length) ?? enumType(resolver, file, field.type);
    const targets = type === undefined ? typesAt(resolver, file, item ?? field.type) : [];
    return [{ field, file, attributes, targets, many: item !== undefined, type }];
  });
}

/** What holds a property, as it is called in C#: `Lines` → `_lines`. */
function backingField(property: string): string {
  return `_${property.charAt(0).toLowerCase()}${property.slice(1)}`;
}

/** `[Column(TypeName = "decimal(10,2)")]` */
function written(resolver: Resolver, attributes: readonly Attribute[]): string | undefined {
  const column = attributes.find(({ name }) => name === 'Column');
  return column && textOf(resolver, argumentOf(column, 'TypeName'))?.toLowerCase();
}

function lengthOf(resolver: Resolver, attributes: readonly Attribute[]): string | undefined {
  const limiting = attributes.find(({ name }) => name === 'MaxLength' || name === 'StringLength');
  return limiting && textsOf(resolver, limiting)[0];
}

function enumType(resolver: Resolver, file: string, type: string): string | undefined {
  const [place] = typesAt(resolver, file, type);
  const kind = place && resolver.scopes.get(place.file)?.outline.classes[place.cls]?.kind;
  return kind === 'enum' ? 'integer' : undefined;
}
