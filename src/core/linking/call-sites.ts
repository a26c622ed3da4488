import type { CallOutline } from '../syntax/outline.ts';
import { stillHolds } from './answers.ts';
import { argumentsFor, extensionMethods } from './csharp/extension-methods.ts';
import { type CallSite, type Context, type Definition, definitionKey } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** Calls of one file that call a function or class of the workspace, by their numbers, and beside each the key of that. */
export interface FileSites {
  readonly calls: readonly number[];
  readonly keys: readonly string[];
}

/** Of a file what `find` finds out, or what was found out before where that still holds. */
export type SitesOf = (file: string, find: () => FileSites) => FileSites;

/** Who calls what, by definition key. Built once, before arguments are followed into parameters. */
export function indexCallSites(resolver: Resolver, sitesOf: SitesOf): ReadonlyMap<string, readonly CallSite[]> {
  const sites = new Map<string, CallSite[]>();
  for (const [file] of resolver.scopes) {
    const { calls, keys } = sitesOf(file, () => sitesIn(resolver, file));
    for (const [index, key] of keys.entries()) {
      const site = { file, call: calls[index] ?? 0 };
      const list = sites.get(key);
      if (list === undefined) sites.set(key, [site]);
      else list.push(site);
    }
  }
  return sites;
}

function sitesIn(resolver: Resolver, file: string): FileSites {
  const calls: number[] = [];
  const keys: string[] = [];
  const count = resolver.scopes.get(file)?.outline.calls.length ?? 0;
  for (let call = 0; call < count; call++) {
    for (const callee of calleesOf(resolver, file, call)) {
      if (callee.kind !== 'function' && callee.kind !== 'class') continue;
      for (const called of [callee, ...inheritedConstructor(resolver, callee)]) {
        calls.push(call);
        keys.push(definitionKey(called));
      }
    }
  }
  return { calls, keys };
}

/** `Orders(storage)` runs the constructor of the class above where it has none of its own. */
function inheritedConstructor(resolver: Resolver, made: Definition): readonly Definition[] {
  const scope = made.kind === 'class' ? resolver.scopes.get(made.file) : undefined;
  if (made.kind !== 'class' || scope === undefined || scope.method(made.cls, 'constructor') !== undefined) return [];
  if ((scope.outline.classes[made.cls]?.bases.length ?? 0) === 0) return [];
  return resolver.member({ ...made, kind: 'instance' }, 'constructor').filter(({ kind }) => kind === 'function');
}

/**
 * What a call calls: the function, the class of a `new`, or something external. Answers to whoever is in the midst of
 * nothing hold for all who are: a dozen readers ask of every call.
 */
export function calleesOf(resolver: Resolver, file: string, index: number): readonly Definition[] {
  const { ledger, trace, callees } = resolver.shared;
  if (resolver.whole !== resolver || !ledger.isIdle()) return findCallees(resolver, file, index);
  const known = callees.get(file)?.[index];
  if (known !== undefined && stillHolds(known, trace)) {
    trace.use(known.found);
    return known.answer;
  }
  const found = { ...trace.apart(() => findCallees(resolver, file, index)), time: trace.time };
  trace.use(found.found);
  const ofFile = callees.get(file) ?? [];
  callees.set(file, ofFile);
  ofFile[index] = found;
  return found.answer;
}

function findCallees(resolver: Resolver, file: string, index: number): readonly Definition[] {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined) return [];
  const callees = calledBy(resolver, file, call);
  const scope = resolver.scopes.get(file);
  const extensions =
    scope === undefined || callees.some(({ kind }) => kind === 'function')
      ? []
      : extensionMethods(resolver, scope, call);
  return (extensions.length > 0 ? extensions : callees).map((callee) => overload(resolver, callee, call));
}

/** Of methods with one name, the one that takes as many arguments. */
function overload(resolver: Resolver, callee: Definition, call: CallOutline): Definition {
  if (callee.kind !== 'function') return callee;
  const scope = resolver.scopes.get(callee.file);
  const functions = scope?.outline.functions ?? [];
  const first = functions[callee.fn];
  const takes = argumentsFor(scope, call, first).length;
  if (first?.cls === undefined || first.parameters.length === takes) return callee;
  const { cls, name } = first;
  const fn = functions.findIndex((each) => each.cls === cls && each.name === name && each.parameters.length === takes);
  return fn < 0 ? callee : { ...callee, fn };
}

function calledBy(resolver: Resolver, file: string, call: CallOutline): readonly Definition[] {
  const context = { file, fn: call.fn };
  if (call.on === undefined && call.name === 'super') return resolver.name(context, 'super').map(classOf);
  if (call.on === undefined) return call.name === '' ? [] : calledByName(resolver, context, call);
  if (call.name === '') return resolver.value(context, call.on);
  if (call.on.kind === 'name') return resolver.name(context, `${call.on.name}.${call.name}`);
  return resolver.value(context, call.on).flatMap((receiver) => resolver.member(receiver, call.name));
}

/** `new List<Row>()` makes no method that happens to be called so. */
function calledByName(resolver: Resolver, context: Context, { name, new: makes }: CallOutline): readonly Definition[] {
  const found = resolver.name(context, name);
  const isCsharp = makes === true && resolver.scopes.get(context.file)?.outline.language === 'csharp';
  return isCsharp ? found.filter(({ kind }) => kind !== 'function') : found;
}

/** `super(…)` makes what the base class is. */
function classOf(base: Definition): Definition {
  return base.kind === 'instance' ? { kind: 'class', file: base.file, cls: base.cls } : base;
}
