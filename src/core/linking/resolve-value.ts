import type { CallOutline, Value } from '../syntax/outline.ts';
import { calleesOf } from './call-sites.ts';
import { itemGivenBy, itemsOfMade } from './csharp/elements.ts';
import type { CallSite, Context, Definition, MadeDefinition } from './definition.ts';
import { variableAsked } from './environment-helper.ts';
import { givenType } from './go/given-type.ts';
import { loadedFiles } from './loaded-files.ts';
import { locatedService } from './located-service.ts';
import { madeFor } from './made-for.ts';
import { resolveModule } from './resolve-export.ts';
import { pairsIn } from './resolve-pairs.ts';
import type { Resolver } from './resolver.ts';
import { isScript } from './script-languages.ts';
import { variableMeant } from './variable-meant.ts';

export function resolveValue(resolver: Resolver, context: Context, value: Value): readonly Definition[] {
  switch (value.kind) {
    case 'name':
      return variableMeant(resolver, context, value.name.replace(/^this\./, ''), resolver.name(context, value.name));
    case 'call':
      return resolver.call(context.file, value.call);
    case 'function':
      return [{ kind: 'function', file: context.file, fn: value.fn }];
    case 'class':
      return [{ kind: 'class', file: context.file, cls: value.cls }];
    case 'member':
      return resolver.value(context, value.of).flatMap((owner) => resolver.member(owner, value.name));
    case 'either':
      return value.options.flatMap((option) => resolver.value(context, option));
    case 'each':
      return elementsOf(resolver, context, value.of);
    case 'require':
      return resolveModule(resolver, context.file, value.from);
    case 'text':
    case 'template':
    case 'literal':
    case 'object':
    case 'list':
      return [{ kind: 'value', context, value }];
    case 'spread':
      return resolver.value(context, value.of);
    case 'compare':
    case 'other':
      return [];
  }
}

/** The items of a list, or the one that is meant. */
export function elementsOf(resolver: Resolver, context: Context, collection: Value): readonly Definition[] {
  return resolver.value(context, collection).flatMap((definition) => {
    if (definition.kind === 'made') return itemsOfMade(resolver, definition);
    if (definition.kind !== 'value') return [];
    const inside = definition.context;
    const { value } = definition;
    const items =
      value.kind === 'list' ? value.items : value.kind === 'object' ? value.entries.map((each) => each.value) : [];
    const meant = resolver.element === undefined ? items : items.slice(resolver.element, resolver.element + 1);
    return meant.flatMap((item) => resolver.value(inside, item));
  });
}

/** `listOf("cats", "dogs")`, `List.of(…)`: a list as the standard library spells it. */
function listedIn(resolver: Resolver, { file }: Context, { name, on, args }: CallOutline): Value | undefined {
  const ofClass = on?.kind === 'name' && Object.hasOwn(listClasses, on.name) && listClasses[on.name] === name;
  if (!ofClass && (on !== undefined || !listMakers.has(name))) return undefined;
  const language = resolver.scopes.get(file)?.outline.language;
  return language === 'kotlin' || (ofClass && language === 'java') ? { kind: 'list', items: args } : undefined;
}

const listMakers: ReadonlySet<string> = new Set(['listOf', 'setOf', 'arrayOf', 'mutableListOf', 'sequenceOf']);
const listClasses: Readonly<Record<string, string>> = { List: 'of', Set: 'of', Stream: 'of', Arrays: 'asList' };

/** What a call gives: an instance, what the function returns, or something made by a package. */
export function resolveCall(resolver: Resolver, file: string, index: number): readonly Definition[] {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined) return [];
  const context = { file, fn: call.fn };
  const site = { file, call: index };
  const located = locatedService(resolver, context, call);
  if (located.length > 0) return located;
  const loaded = loadedFiles(resolver, context, call);
  if (loaded.length > 0) return loaded;
  const pairs = pairsIn(resolver, context, call);
  if (pairs.length > 0) return pairs;
  if (givesReceiver(resolver, file, call) && call.on !== undefined) return resolver.value(context, call.on);
  const listed = listedIn(resolver, context, call);
  if (listed !== undefined) return [{ kind: 'value', context, value: listed }];
  const callees = calleesOf(resolver, file, index);
  const language = resolver.scopes.get(file)?.outline.language;
  // Of a method on a literal, such as `parts.join('/')`, at least the call is known.
  const known = [{ kind: 'value', context, value: { kind: 'call', call: index } }] as const;
  if (callees.length === 0) return known;
  // What a helper reads of the environment is told by whom it is asked for, not by the helper.
  if (readsEnvironment(resolver, file, index)) return known;
  return callees.flatMap((callee): readonly Definition[] => {
    switch (callee.kind) {
      case 'class':
        return [{ kind: 'instance', file: callee.file, cls: callee.cls }];
      case 'function': {
        if (rebinding.has(call.name) && call.on !== undefined && isScript(language)) return [callee];
        const type = givenType(resolver, callee, call);
        if (type !== undefined) return resolver.type(context, type);
        return returnsOf(resolver, callee.file, callee.fn).map((given) => madeFor(resolver, given, callee, site));
      }
      case 'external':
        return passedThrough(callee.module, callee.path)
          ? call.args.slice(0, 1).flatMap((argument) => resolver.value(context, argument))
          : [{ kind: 'made', module: callee.module, maker: callee.path, members: [], origin: site, call: site }];
      case 'instance':
        // A class method makes instances of its class: `cls(…)`.
        return call.on === undefined && call.name === 'this' ? [callee] : [];
      case 'made':
        return calledOn(resolver, callee, site);
      default:
        return [];
    }
  });
}

function readsEnvironment(resolver: Resolver, file: string, index: number): boolean {
  const language = resolver.scopes.get(file)?.outline.language;
  return (language === 'rust' || language === 'go') && variableAsked(resolver, file, index) !== undefined;
}

/** `Javalin.create().apply { … }` of Kotlin gives what it is called on. */
function givesReceiver(resolver: Resolver, file: string, { name, args }: CallOutline): boolean {
  const [block, another] = args;
  if ((name !== 'apply' && name !== 'also') || block?.kind !== 'function' || another !== undefined) return false;
  return resolver.scopes.get(file)?.outline.language === 'kotlin';
}

/** What a method of something that a package made gives: more of it, or an item that it holds. */
function calledOn(resolver: Resolver, callee: MadeDefinition, site: CallSite): readonly Definition[] {
  const item = itemGivenBy(resolver, callee);
  return item.length > 0 ? item : [{ ...callee, members: asCalled(callee.members), call: site }];
}

const rebinding = new Set(['bind', 'call', 'apply']);

function passedThrough(module: string, path: readonly string[]): boolean {
  return (
    module === 'global' && path[0] === 'Object' && (path[1] === 'freeze' || path[1] === 'assign' || path[1] === 'seal')
  );
}

function asCalled(members: readonly string[]): readonly string[] {
  const last = members.at(-1);
  return last === undefined ? ['()'] : [...members.slice(0, -1), `${last}()`];
}

export function returnsOf(resolver: Resolver, file: string, fn: number): readonly Definition[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  if (outline === undefined) return [];
  const returned = outline.returns.flatMap((value) => resolver.value({ file, fn }, value));
  if (outline.result === undefined) return returned;
  const isKnown = returned.some((definition) => !isUnknownCall(definition));
  if (isKnown && !returned.every(saysNothingOfItems)) return returned;
  const typed = resolver.type({ file, fn: outline.parent }, outline.result);
  if (!isKnown) return typed.length > 0 ? typed : returned;
  if (isCsharp(resolver, file) && typed.some(({ kind }) => kind === 'instance')) return typed;
  // Of what a package makes, a type that says what it is of says more: `DbSet<Order>`.
  const says = typed.filter(saysItsRows);
  return isCsharp(resolver, file) && says.length > 0 ? says : returned;
}

/** Something that a package made, of which it does not show what it holds. */
export function saysNothingOfItems(definition: Definition): boolean {
  return definition.kind === 'made' && (definition.types?.names.length ?? 0) === 0;
}

/** `DbSet<Order>`; what a type says of a collection of documents, the call that makes it says better. */
export function saysItsRows(definition: Definition): boolean {
  return (
    definition.kind === 'made' &&
    (definition.types?.names.length ?? 0) > 0 &&
    definition.maker.at(-1) !== 'IMongoCollection'
  );
}

function isCsharp(resolver: Resolver, file: string): boolean {
  return resolver.scopes.get(file)?.outline.language === 'csharp';
}

/** Something that a call gives, of which nothing more is known: an annotation says more. */
export function isUnknownCall(definition: Definition): boolean {
  return definition.kind === 'value' && definition.value.kind === 'call';
}
