import { associationMacros, baseModels } from '../../extractors/data/active-record.ts';
import { camelized, pluralOf, singularOf, underscored } from '../../extractors/shapes/inflections.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { constantPath } from '../ruby/ruby-constants.ts';

/** A class whose rows live in a table. */
export interface RecordModel {
  readonly place: ClassPlace;
  readonly name: string;
  /** Names that its table may have, the likeliest first. */
  readonly tables: readonly string[];
  readonly associations: ReadonlyMap<string, Association>;
  /** Named queries: what the lambda gives, or the column that an enumeration is kept in. */
  readonly scopes: ReadonlyMap<string, NamedScope>;
}

export type NamedScope =
  | { readonly kind: 'lambda'; readonly file: string; readonly fn: number }
  | { readonly kind: 'column'; readonly column: string };

export interface Association {
  /** A query only joins its rows: they are not loaded along with the others. */
  readonly joinsOnly?: true | undefined;
  readonly name: string;
  readonly many: boolean;
  readonly own: boolean;
  /** Class as it is named; resolved where it is declared. */
  readonly target: string;
  readonly context: Context;
  /** Column of this table where it belongs to something, else of the other. */
  readonly key: string;
  /** Through another relation or a join table: the key is not in the target. */
  readonly through: boolean;
  readonly polymorphic: boolean;
  /** What becomes of its rows when this one is destroyed: `destroy`, `nullify`. */
  readonly dependent?: string | undefined;
  /** The row that it belongs to counts how many do. */
  readonly counterCache: boolean;
  /** The row that it belongs to is marked as changed along with it. */
  readonly touches: boolean;
}

const remember = rememberPerResolver<RecordModel | undefined>(undefined);

/** The model that a class is; undefined where it extends no base of Active Record. */
export function modelAt(resolver: Resolver, place: ClassPlace): RecordModel | undefined {
  return remember(resolver, `${place.file}#${place.cls}`, () => readModel(resolver, place));
}

function readModel(resolver: Resolver, place: ClassPlace): RecordModel | undefined {
  const outline = resolver.scopes.get(place.file)?.outline;
  if (outline?.language !== 'ruby' || outline.classes[place.cls]?.kind !== 'class') return undefined;
  const hierarchy = hierarchyOf(resolver, place);
  if (!hierarchy.some((each) => extendsBase(resolver, each))) return undefined;
  const tables = tablesOf(resolver, hierarchy);
  if (tables.length === 0) return undefined;
  const name = resolver.scopes.get(place.file)?.outline.classes[place.cls]?.name ?? '';
  const associations = new Map<string, Association>();
  const scopes = new Map<string, NamedScope>();
  for (const part of hierarchy.toReversed()) {
    const cls = resolver.scopes.get(part.file)?.outline.classes[part.cls];
    const context = { file: part.file, fn: bodyOf(resolver, part) };
    for (const decorator of cls?.decorators ?? []) {
      const association = associationOf(decorator, context, lastName(name));
      if (association !== undefined) associations.set(association.name, association);
      for (const [scope, query] of scopesOf(decorator, part.file)) scopes.set(scope, query);
    }
  }
  return { place: { file: place.file, cls: place.cls }, name, tables, associations, scopes };
}

function lastName(name: string): string {
  return name.split('::').at(-1) ?? name;
}

function bodyOf(resolver: Resolver, { file, cls }: ClassPlace): number {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  const body = functions.findIndex((fn) => fn.cls === cls && fn.name === '');
  return Math.max(body, 0);
}

function extendsBase(resolver: Resolver, { file, cls }: ClassPlace): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return outline?.kind === 'class' && outline.bases.slice(0, 1).some((base) => baseModels.test(base));
}

/** Classes below a model share its table; what says itself which table it is decides. */
function tablesOf(resolver: Resolver, hierarchy: readonly ClassPlace[]): readonly string[] {
  const classes = hierarchy.filter(({ file, cls }) => {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    const abstract = outline?.decorators.some(({ name, args }) => name === 'abstract_class=' && isTrue(args?.[0]));
    return outline?.kind === 'class' && abstract !== true && !baseModels.test(outline.name);
  });
  for (const { file, cls } of classes) {
    const set = resolver.scopes.get(file)?.outline.classes[cls]?.decorators.find(({ name }) => name === 'table_name=');
    const [table] = set?.args ?? [];
    if (table?.kind === 'text') return [table.text];
  }
  const root = classes.at(-1);
  const scope = root && resolver.scopes.get(root.file);
  if (root === undefined || scope === undefined) return [];
  const path = constantPath(scope, root.cls).split('::').map(underscored);
  const plain = pluralOf(path.at(-1) ?? '');
  const prefix = path.slice(0, -1).join('_');
  return prefix === '' ? [plain] : [plain, `${prefix}_${plain}`, `${path[0]}_${plain}`];
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'false';
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'true';
}

/** `has_many :lines, class_name: 'OrderLine', foreign_key: :order_id` */
function associationOf(
  { name: macro, args = [] }: Decorator,
  context: Context,
  owner: string,
): Association | undefined {
  const [first] = args;
  if (!Object.hasOwn(associationMacros, macro) || first?.kind !== 'text') return undefined;
  const name = first.text;
  const many = associationMacros[macro] === true;
  const options = new Map(
    args.flatMap((value) =>
      value.kind === 'object' ? value.entries.map(({ key, value: given }) => [key, given] as const) : [],
    ),
  );
  const said = (key: string): string | undefined => {
    const value = options.get(key);
    return value?.kind === 'text' ? value.text : value?.kind === 'name' ? value.name : undefined;
  };
  const own = macro === 'belongs_to';
  const through = said('through') !== undefined || macro === 'has_and_belongs_to_many';
  const source = said('source');
  const target =
    said('class_name')?.replace(/^::/, '').replaceAll('::', '.') ??
    camelized(many ? singularOf(source ?? name) : (source ?? name));
  const fallback = own ? `${name}_id` : `${said('as') ?? underscored(owner)}_id`;
  const key = said('foreign_key') ?? fallback;
  const polymorphic = isTrue(options.get('polymorphic'));
  const counterCache = options.has('counter_cache') && !isFalse(options.get('counter_cache'));
  const touches = options.has('touch') && !isFalse(options.get('touch'));
  const dependent = said('dependent');
  return { name, many, own, target, context, key, through, polymorphic, dependent, counterCache, touches };
}

/** `scope :open, -> { where(state: 'open') }`, `enum :state, %i[open closed]` */
function scopesOf({ name: macro, args = [] }: Decorator, file: string): readonly (readonly [string, NamedScope])[] {
  const [first, second] = args;
  if (macro === 'scope' && first?.kind === 'text' && second?.kind === 'function')
    return [[first.text, { kind: 'lambda', file, fn: second.fn }]];
  if (macro === 'default_scope' && first?.kind === 'function')
    return [['default_scope', { kind: 'lambda', file, fn: first.fn }]];
  if (macro !== 'enum') return [];
  if (first?.kind === 'text') return valuesOf(second).map((value) => [value, { kind: 'column', column: first.text }]);
  return args.flatMap((value) =>
    value.kind === 'object'
      ? value.entries.flatMap(({ key, value: given }) =>
          valuesOf(given).map((word): [string, NamedScope] => [word, { kind: 'column', column: key }]),
        )
      : [],
  );
}

function valuesOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'object') return value.entries.map(({ key }) => key);
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])) : [];
}

/** The model that a relation leads to. */
export function targetOf(resolver: Resolver, { target, context }: Association): RecordModel | undefined {
  for (const definition of resolver.name(context, target))
    if (definition.kind === 'class') return modelAt(resolver, definition);
  return undefined;
}
