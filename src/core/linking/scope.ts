import type { Alternative } from '../model/operation.ts';
import type { Binding, Export, FunctionOutline, Import, Outline } from '../syntax/outline.ts';
import { unpackOutline } from '../syntax/packed-outline.ts';
import type { LinkInput } from './link-input.ts';

/** Lookup tables of one file. */
export interface Scope {
  readonly file: string;
  readonly outline: Outline;
  readonly imports: ReadonlyMap<string, Import>;
  readonly exports: ReadonlyMap<string, Export>;
  readonly starExports: readonly Export[];
  /** Names of imports that hold a dot, longest first: `app.settings`. */
  readonly dottedImports: readonly string[];
  /** Modules of which every name is imported. */
  readonly wildcards: readonly string[];
  /** Bindings of a name in a function; the first declares it. */
  bindings(fn: number, name: string): readonly Binding[];
  /** Assignments to a variable that stand in other functions than its declaration: `let pool; function open() { pool = … }`. */
  assigned(fn: number, name: string): readonly Binding[];
  /** `this.x = …` of a class, wherever in its methods. */
  members(cls: number, name: string): readonly Binding[];
  functionNamed(fn: number, name: string): number | undefined;
  classNamed(fn: number, name: string): number | undefined;
  /** A class that stands within another. */
  innerClass(cls: number, name: string): number | undefined;
  /** Methods of a class by name: of two with one name that of the instance, or of the class itself. */
  method(cls: number, name: string, onClass?: boolean): number | undefined;
  /** Functions that are entries of one object that a call is handed: it will choose among them. */
  readonly alternatives: ReadonlyMap<number, Alternative>;
  /** Calls on whose result another call goes on: `db('x')` in `db('x').where(…)`. */
  readonly continued: ReadonlySet<number>;
  /** Calls that stand in a function or in what it holds, in the order of the file. */
  callsWithin(fn: number): readonly number[];
  /** The class whose method encloses the function, if any. */
  classAround(fn: number): number | undefined;
}

/** `known`: those of files that say the same. */
export function scopesOf(
  { files, codec }: Pick<LinkInput, 'files' | 'codec'>,
  known?: ReadonlyMap<string, Scope>,
): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const [file, { outline }] of files)
    if (outline !== undefined) scopes.set(file, known?.get(file) ?? scopeOf(file, unpackOutline(outline, codec)));
  return scopes;
}

function scopeOf(file: string, outline: Outline): Scope {
  const none: readonly Binding[] = [];
  const bindings = lazily(() => grouped(outline.bindings, ({ fn }) => fn, nameOf));
  const members = lazily(() => grouped(outline.bindings, ({ cls }) => cls, nameOf));
  const assigned = lazily(() => grouped(outline.bindings, isAssigned, nameOf));
  const functions = lazily(() => functionsByName(outline));
  const methods = lazily(() => methodsByName(outline));
  const classes = lazily(() => firstOf(outline.classes, ({ fn }) => fn, nameOf));
  const inner = lazily(() => firstOf(outline.classes, ({ outer }) => outer, nameOf));
  const alternatives = lazily(() => alternativesOf(outline));
  const continued = lazily(() => continuedIn(outline));
  return {
    file,
    outline,
    imports: new Map(outline.imports.flatMap((entry) => (entry.as === undefined ? [] : [[entry.as, entry]]))),
    exports: new Map(outline.exports.filter((entry) => entry.name !== '*').map((entry) => [entry.name, entry])),
    dottedImports: outline.imports
      .flatMap(({ as }) => (as?.includes('.') === true ? [as] : []))
      .sort((a, b) => b.length - a.length),
    wildcards: outline.imports.flatMap(({ from, name, as }) => (name === '*' && as === undefined ? [from] : [])),
    starExports: outline.exports.filter((entry) => entry.name === '*'),
    bindings: (fn, name) => bindings()[fn]?.get(name) ?? none,
    assigned: (fn, name) =>
      (assigned()[0]?.get(name) ?? none).filter((binding) => means(outline, bindings(), binding, fn)),
    members: (cls, name) => members()[cls]?.get(`this.${name}`) ?? none,
    functionNamed: (fn, name) => functions()[fn]?.get(name),
    classNamed: (fn, name) => classes()[fn]?.get(name),
    innerClass: (cls, name) => inner()[cls]?.get(name),
    method: (cls, name, onClass) => {
      const named = methods()[cls]?.get(name);
      return (onClass === undefined ? undefined : onClass ? named?.onClass : named?.onInstance) ?? named?.first;
    },
    get alternatives() {
      return alternatives();
    },
    get continued() {
      return continued();
    },
    callsWithin: callsByFunction(outline),
    classAround: (fn) => classAround(outline, fn),
  };
}

/** Tables of a file by a number, that of a function or class, and a name. */
type Named<T> = readonly (ReadonlyMap<string, T> | undefined)[];

/** Most tables of most files are never asked for. */
function lazily<T extends object>(make: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= make();
    return known;
  };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function isAssigned({ declared, fn }: Binding): number | undefined {
  return declared !== true && fn !== 0 ? 0 : undefined;
}

function grouped<T>(
  list: readonly T[],
  numberOf: (each: T) => number | undefined,
  wordOf: (each: T) => string,
): Named<readonly T[]> {
  const found: (Map<string, T[]> | undefined)[] = [];
  for (const each of list) {
    const at = numberOf(each);
    if (at === undefined) continue;
    const named = found[at] ?? new Map<string, T[]>();
    found[at] = named;
    push(named, wordOf(each), each);
  }
  return found;
}

/** The places of those that come first with their names. */
function firstOf<T>(
  list: readonly T[],
  numberOf: (each: T) => number | undefined,
  wordOf: (each: T) => string,
): Named<number> {
  const found: (Map<string, number> | undefined)[] = [];
  list.forEach((each, index) => {
    const at = numberOf(each);
    if (at === undefined) return;
    const named = found[at] ?? new Map<string, number>();
    found[at] = named;
    setOnce(named, wordOf(each), index);
  });
  return found;
}

/** The first is the file itself. */
function functionsByName({ functions }: Outline): Named<number> {
  const [whole] = functions;
  const parentOf = (each: FunctionOutline): number | undefined =>
    each === whole || each.name === '' || each.cls !== undefined ? undefined : each.parent;
  return firstOf(functions, parentOf, nameOf);
}

interface Methods {
  readonly first: number;
  onClass?: number;
  onInstance?: number;
}

function methodsByName({ functions }: Outline): Named<Methods> {
  const found: (Map<string, Methods> | undefined)[] = [];
  functions.forEach(({ name, cls, static: isStatic }, index) => {
    if (index === 0 || name === '' || cls === undefined) return;
    const named = found[cls] ?? new Map<string, Methods>();
    found[cls] = named;
    const known = named.get(name) ?? { first: index };
    named.set(name, known);
    if (isStatic === true) known.onClass ??= index;
    else known.onInstance ??= index;
  });
  return found;
}

function continuedIn({ calls }: Outline): ReadonlySet<number> {
  return new Set(calls.flatMap((call) => (call.on?.kind === 'call' && call.name !== '' ? [call.on.call] : [])));
}

/** Most files are never asked, so the table is made for who asks first. */
function callsByFunction(outline: Outline): Scope['callsWithin'] {
  const none: readonly number[] = [];
  let known: number[][] | undefined;
  return (fn) => {
    known ??= callsOfEach(outline);
    return known[fn] ?? none;
  };
}

function callsOfEach({ calls, functions }: Outline): number[][] {
  const found: number[][] = functions.map(() => []);
  calls.forEach((call, index) => {
    for (let fn = call.fn; fn >= 0; fn = functions[fn]?.parent ?? -1) found[fn]?.push(index);
  });
  return found;
}

/** Whether an assignment reaches the declaration in `fn`: it stands further in, and nothing between has the name. */
function means(
  outline: Outline,
  bindings: Named<readonly Binding[]>,
  { fn: inner, name }: Binding,
  fn: number,
): boolean {
  if (inner === fn) return false;
  for (let current = inner; current > 0; current = outline.functions[current]?.parent ?? 0) {
    if (current === fn) return true;
    const taken = outline.functions[current]?.parameters.some((parameter) => parameter.name === name);
    const declared = bindings[current]?.get(name)?.some((binding) => binding.declared === true);
    if (taken === true || declared === true) return false;
  }
  return fn === 0;
}

function alternativesOf(outline: Outline): ReadonlyMap<number, Alternative> {
  const ways = new Map<number, Alternative>();
  outline.calls.forEach((call, index) => {
    for (const argument of call.args) {
      const functions =
        argument.kind === 'object' ? argument.entries.filter(({ value }) => value.kind === 'function') : [];
      if (functions.length < 2) continue;
      functions.forEach(({ value }, at) => {
        if (value.kind === 'function') ways.set(value.fn, { of: `${call.name} ${index}`, way: String(at) });
      });
    }
  });
  return ways;
}

function classAround(outline: Outline, fn: number): number | undefined {
  for (let current = fn; current > 0; current = outline.functions[current]?.parent ?? 0) {
    const cls = outline.functions[current]?.cls;
    if (cls !== undefined) return cls;
  }
  return undefined;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function setOnce<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
