import { ef } from '../../extractors/data/ef.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { typesAt } from './ef-contexts.ts';
import { membersIn } from './lambda-members.ts';

/** `builder.HasOne(o => o.Customer).WithMany(c => c.Orders).HasForeignKey(o => o.CustomerId)`, said of one entity. */
export interface FluentChain {
  readonly file: string;
  readonly links: readonly FluentLink[];
  readonly at: number;
  readonly end: number;
}

export interface FluentLink {
  readonly name: string;
  /** Properties that its lambda or its `nameof` names. */
  readonly members: readonly string[];
  /** What its arguments say as texts and literals, in order. */
  readonly texts: readonly string[];
  readonly typeArgument: string | undefined;
}

/** What configurations say, by the entity that they are about: `file cls`. */
export type Configurations = ReadonlyMap<string, readonly FluentChain[]>;

export function placeKey({ file, cls }: ClassPlace): string {
  return `${file} ${cls}`;
}

export function configurationsOf(resolver: Resolver): Configurations {
  const found = new Map<string, FluentChain[]>();
  for (const [file, { outline, continued }] of resolver.scopes) {
    if (outline.language !== 'csharp') continue;
    outline.calls.forEach((call, index) => {
      if (continued.has(index) || call.on === undefined) return;
      const links = linksOf(outline, call);
      for (const place of entitiesOf(resolver, file, outline, links)) {
        const key = placeKey(place);
        const said = stretchesOf(links).map((stretch) => chainOf(resolver, file, outline, stretch));
        found.set(key, [...(found.get(key) ?? []), ...said]);
      }
    });
  }
  return found;
}

/** `ToTable("orders").HasIndex(o => o.Number).IsUnique()`: what is said of the entity itself gives its builder back. */
function stretchesOf(links: readonly CallOutline[]): readonly (readonly CallOutline[])[] {
  const own = links.filter(({ name }) => name !== 'Entity');
  const first = own.findIndex(({ name }) => !wholeEntity.has(name));
  const whole = first < 0 ? own : own.slice(0, first);
  return [...whole.map((link) => [link]), ...(first < 0 ? [] : [own.slice(first)])];
}

const wholeEntity: ReadonlySet<string> = new Set(
  'ToTable ToView ToSqlQuery ToFunction HasComment HasQueryFilter HasNoKey HasBaseType Ignore HasAnnotation'.split(' '),
);

function linksOf(outline: Outline, last: CallOutline): readonly CallOutline[] {
  const links = [last];
  for (let on = last.on; on?.kind === 'call'; ) {
    const call: CallOutline | undefined = outline.calls[on.call];
    if (call === undefined) break;
    links.unshift(call);
    on = call.on;
  }
  return links;
}

/** The entity whose builder a chain begins with. */
function entitiesOf(
  resolver: Resolver,
  file: string,
  outline: Outline,
  links: readonly CallOutline[],
): readonly ClassPlace[] {
  const [first] = links;
  if (first === undefined) return [];
  if (first.name === 'Entity' && links.length > 1) return typesAt(resolver, file, first.typeArguments?.slice(1, -1));
  if (first.on?.kind !== 'name') return [];
  const name = first.on.name;
  for (let fn = first.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    const parameter = outline.functions[fn]?.parameters.find((each) => each.name === name);
    if (parameter !== undefined) return ofParameter(resolver, file, outline, fn, parameter.type);
    const bound = outline.bindings.find((each) => each.fn === fn && each.name === name && each.value.kind === 'call');
    const call = bound?.value.kind === 'call' ? outline.calls[bound.value.call] : undefined;
    if (call?.name === 'Entity') return typesAt(resolver, file, call.typeArguments?.slice(1, -1));
  }
  return [];
}

/** `Configure(EntityTypeBuilder<Order> builder)`, `modelBuilder.Entity<Order>(order => …)`. */
function ofParameter(
  resolver: Resolver,
  file: string,
  outline: Outline,
  fn: number,
  type: string | undefined,
): readonly ClassPlace[] {
  const told = ef.builder.exec(type ?? '')?.[1];
  if (told !== undefined) return typesAt(resolver, file, told);
  const receiver = outline.functions[fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline.calls[receiver];
  if (call?.name === 'Entity') return typesAt(resolver, file, call.typeArguments?.slice(1, -1));
  return call?.name === 'OwnsOne' || call?.name === 'ComplexProperty' ? heldBy(resolver, file, outline, call) : [];
}

/** `builder.OwnsOne(a => a.Size, size => …)` speaks of the class of that property. */
function heldBy(resolver: Resolver, file: string, outline: Outline, call: CallOutline): readonly ClassPlace[] {
  const [property] = call.args.slice(0, 1).flatMap((value) => membersIn(outline, value));
  return entitiesOf(resolver, file, outline, linksOf(outline, call)).flatMap((owner) => {
    const cls = resolver.scopes.get(owner.file)?.outline.classes[owner.cls];
    return typesAt(resolver, owner.file, cls?.fields.find(({ name }) => name === property)?.type);
  });
}

function chainOf(resolver: Resolver, file: string, outline: Outline, links: readonly CallOutline[]): FluentChain {
  return {
    file,
    links: links.map((call) => ({
      name: call.name,
      members: call.args.flatMap((value) => membersIn(outline, value)),
      texts: call.args.flatMap((value) => textIn(resolver, file, call.fn, value)),
      typeArgument: call.typeArguments?.slice(1, -1),
    })),
    at: links[0]?.start ?? 0,
    end: links.at(-1)?.end ?? 0,
  };
}

function textIn(resolver: Resolver, file: string, fn: number, value: Value): readonly string[] {
  if (value.kind === 'function' || value.kind === 'object') return [];
  if (value.kind === 'name' && /^[A-Z]\w*\.[A-Z]/.test(value.name)) {
    const known = resolveText(resolver, { file, fn }, value)?.text;
    return [known ?? value.name.split('.').at(-1) ?? ''];
  }
  const text = resolveText(resolver, { file, fn }, value)?.text;
  return text === undefined ? [] : [text];
}
