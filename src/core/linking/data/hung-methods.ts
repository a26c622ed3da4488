import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Context, Definition, MadeDefinition } from '../definition.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';

/** A function that code hangs on what a package makes, and what `this` is inside of it. */
interface HungFunction {
  readonly fn: number;
  readonly name: string;
  readonly kind: 'static' | 'method' | 'extended';
  /** The variable of the schema, or for what extends a repository the call that does. */
  readonly on: string | number;
}

/** `Member.findByEmail(email)` of a model of Mongoose, `member.award(5)` of its documents, `Cars.byPlate(plate)` of TypeORM. */
export function hungMember(resolver: Resolver, owner: MadeDefinition, name: string): readonly Definition[] {
  if (owner.module === 'typeorm') return extendedMember(resolver, owner, name);
  if (owner.module !== 'mongoose' || owner.maker.at(-1) !== 'model' || owner.origin === undefined) return [];
  const { file, call } = owner.origin;
  const outline = resolver.scopes.get(file)?.outline;
  const schema = outline?.calls[call]?.args[1];
  if (outline === undefined || schema?.kind !== 'name') return [];
  const kind = owner.members.length === 0 ? 'static' : 'method';
  return hungIn(outline)
    .filter((each) => each.kind === kind && each.name === name && each.on === schema.name)
    .map(({ fn }) => ({ kind: 'function', file, fn }));
}

function extendedMember(
  resolver: Resolver,
  { members, call: site }: MadeDefinition,
  name: string,
): readonly Definition[] {
  if (members.at(-1) !== 'extend()' || site === undefined) return [];
  const outline = resolver.scopes.get(site.file)?.outline;
  return (outline === undefined ? [] : hungIn(outline))
    .filter((each) => each.kind === 'extended' && each.name === name && each.on === site.call)
    .map(({ fn }) => ({ kind: 'function', file: site.file, fn }));
}

/** What `this` is in a function that is hung on something. */
export function hungOn(resolver: Resolver, { file, fn }: Context): readonly Definition[] {
  const outline = resolver.scopes.get(file)?.outline;
  const hung = outline === undefined ? [] : hungIn(outline);
  if (outline === undefined || hung.length === 0) return [];
  for (let at = fn; at > 0; at = outline.functions[at]?.parent ?? 0) {
    const found = hung.find((each) => each.fn === at);
    if (found !== undefined) return ownerOf(resolver, file, outline, found);
  }
  return [];
}

function ownerOf(
  resolver: Resolver,
  file: string,
  outline: Outline,
  { kind, on }: HungFunction,
): readonly Definition[] {
  if (typeof on === 'number') {
    const call = outline.calls[on];
    return call?.on === undefined ? [] : resolver.value({ file, fn: call.fn }, call.on);
  }
  const making = outline.calls.findIndex((call) => call.name === 'model' && isNamed(call.args[1], on));
  if (making < 0) return [];
  return resolver
    .call(file, making)
    .map((made) => (kind === 'method' && made.kind === 'made' ? { ...made, members: ['findOne()'] } : made));
}

function isNamed(value: Value | undefined, name: string): boolean {
  return value?.kind === 'name' && value.name === name;
}

const hungIn = oncePerOutline((outline): readonly HungFunction[] => [
  ...outline.bindings.flatMap(({ name, value }): readonly HungFunction[] => {
    const [schema = '', kind = '', method, more] = name.split('.');
    if (value.kind !== 'function' || method === undefined || more !== undefined) return [];
    const known = kinds[kind];
    return known === undefined ? [] : [{ fn: value.fn, name: method, kind: known, on: schema }];
  }),
  ...outline.calls.flatMap((call, index) => [
    ...hungBy(call),
    ...extending(call, index),
    ...told(outline, call, index),
  ]),
]);

const kinds: Readonly<Partial<Record<string, HungFunction['kind']>>> = {
  statics: 'static',
  static: 'static',
  methods: 'method',
  method: 'method',
};

/** `memberSchema.static('findByEmail', async function (email) { … })` */
function hungBy({ name, on, args: [first, second] }: CallOutline): readonly HungFunction[] {
  const kind = name === 'static' || name === 'method' ? kinds[name] : undefined;
  if (kind === undefined || on?.kind !== 'name' || first?.kind !== 'text' || second?.kind !== 'function') return [];
  return [{ fn: second.fn, name: first.text, kind, on: on.name }];
}

/** `dataSource.getRepository(Car).extend({ byPlate(plate) { … } })` */
function extending({ name, on, args: [first] }: CallOutline, index: number): readonly HungFunction[] {
  if (name !== 'extend' || on === undefined || first?.kind !== 'object') return [];
  return functionsOf(first).map(({ fn, name: method }) => ({ fn, name: method, kind: 'extended', on: index }));
}

/** `const memberSchema = new Schema({ … }, { statics: { … }, methods: { … } })` */
function told(outline: Outline, { name, args: [, options] }: CallOutline, index: number): readonly HungFunction[] {
  if (name !== 'Schema' || options?.kind !== 'object') return [];
  const schema = outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index)?.name;
  return options.entries.flatMap(({ key, value }) => {
    const kind = kinds[key];
    if (schema === undefined || kind === undefined || value.kind !== 'object') return [];
    return functionsOf(value).map((each) => ({ ...each, kind, on: schema }));
  });
}

function functionsOf(value: Value & { kind: 'object' }): readonly { readonly fn: number; readonly name: string }[] {
  return value.entries.flatMap((entry) =>
    entry.value.kind === 'function' ? [{ fn: entry.value.fn, name: entry.key }] : [],
  );
}
