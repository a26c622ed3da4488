import type { CallOutline, PathTest, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isGoingOn } from './goes-on-first.ts';
import { isInside } from './guard-by-body.ts';

/** A route as far as a guard may let it pass. */
export interface Passing {
  readonly path: string;
  /** Name of the function that answers. */
  readonly handler: string;
  readonly method?: string | undefined;
}

/** Whether a guard looks where a request goes, and lets this one pass: `if (req.path === '/login') return next()`. */
export function isPassedBy(resolver: Resolver, context: Context, value: Value, passing: Passing): boolean {
  const definitions = resolver.value(context, value);
  return (
    definitions.some((definition) => bodyPasses(resolver, definition, passing)) ||
    isSkipped(resolver, context, value, passing)
  );
}

/** The same of what is known to be the guard. */
export function bodyPasses(resolver: Resolver, definition: Definition, passing: Passing): boolean {
  if (definition.kind !== 'function' && definition.kind !== 'class' && definition.kind !== 'instance') return false;
  const scope = resolver.scopes.get(definition.file);
  const tests = scope?.outline.pathTests ?? [];
  if (scope === undefined) return false;
  if (definition.kind === 'function' && methodPasses(scope, definition.fn, passing)) return true;
  if (definition.kind === 'function' && leavesElsewhere(resolver, scope, definition.fn, passing)) return true;
  return tests.some(
    (test) =>
      test.returned !== true &&
      (definition.kind === 'function'
        ? isInside(scope, test.fn, definition.fn)
        : scope.classAround(test.fn) === definition.cls) &&
      (test.negated === true) === !goesOn(scope, test) &&
      (test.negated === true || test.partly !== true) &&
      fits(resolver, scope, test, passing),
  );
}

/**
 * Whether a guard refuses here, where it refuses at some paths alone: `if (path.startsWith('/admin') && !key) throw …`.
 * Undefined where it looks at no path for that.
 */
export function refusesAt(
  resolver: Resolver,
  { file, fn }: { readonly file: string; readonly fn: number },
  passing: Passing,
): boolean | undefined {
  const scope = resolver.scopes.get(file);
  const tests = (scope?.outline.pathTests ?? []).filter(
    (test) =>
      scope !== undefined &&
      test.returned !== true &&
      test.negated !== true &&
      isInside(scope, test.fn, fn) &&
      !goesOn(scope, test),
  );
  if (scope === undefined || tests.length === 0) return undefined;
  return tests.some((test) => fits(resolver, scope, test, passing));
}

/** `if (!req.path.startsWith('/api')) return next()`: whatever goes elsewhere is none of its business. */
function leavesElsewhere(resolver: Resolver, scope: Scope, fn: number, passing: Passing): boolean {
  const branches = new Map<number, PathTest[]>();
  for (const test of scope.outline.pathTests ?? []) {
    if (test.leaves !== true || test.returned === true || !isInside(scope, test.fn, fn) || !goesOn(scope, test))
      continue;
    branches.set(test.at, [...(branches.get(test.at) ?? []), test]);
  }
  return [...branches.values()].some((tests) =>
    tests.every((test) => test.negated === true && test.partly !== true && !fits(resolver, scope, test, passing)),
  );
}

/** `if (req.method === 'GET') return next()` */
function methodPasses(scope: Scope, fn: number, { method }: Passing): boolean {
  return (scope.outline.branches ?? []).some(
    ({ tests: [test, another], ...branch }) =>
      test !== undefined &&
      another === undefined &&
      /(?:^|\.)method$/.test(test.name) &&
      test.text === method &&
      isInside(scope, branch.fn, fn) &&
      goesOn(scope, branch),
  );
}

/** `echojwt.WithConfig(echojwt.Config{Skipper: …})`, `rateLimit({ skip: … })`: an option that says what is let pass. */
function isSkipped(resolver: Resolver, context: Context, value: Value, passing: Passing): boolean {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return false;
  const inside = { file: context.file, fn: call.fn };
  if (leavesOut(resolver, inside, call, passing)) return true;
  return call.args.some((argument) =>
    skips.some((key) => {
      const option = entryOf(resolver, inside, argument, key);
      const found = option === undefined ? [] : resolver.value(option.context, option.value);
      return found.some((definition) => {
        const scope = definition.kind === 'function' ? resolver.scopes.get(definition.file) : undefined;
        if (definition.kind !== 'function' || scope === undefined) return false;
        const tests = (scope.outline.pathTests ?? []).filter(({ fn }) => isInside(scope, fn, definition.fn));
        return tests.some((test) => test.negated !== true && fits(resolver, scope, test, passing));
      });
    }),
  );
}

const skips = ['Skipper', 'skip', 'Next'];

/** `JWTAuth(…, exclude=['/schema', '^/health$'])` of Litestar leaves out what one of its patterns finds. */
function leavesOut(resolver: Resolver, context: Context, { name, args }: CallOutline, passing: Passing): boolean {
  const option = name.endsWith('Auth') ? entryOf(resolver, context, args.at(-1), 'exclude') : undefined;
  return (
    option !== undefined &&
    textsOf(resolver, option.context, option.value).some((text) => patternFinds(text, plain(passing.path)))
  );
}

function patternFinds(pattern: string, path: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return false;
  }
}

/** The branch hands the request on, or does nothing at all. */
function goesOn(scope: Scope, { fn, at, end }: Pick<PathTest, 'fn' | 'at' | 'end'>): boolean {
  const within = scope.callsWithin(fn).flatMap((index) => scope.outline.calls[index] ?? []);
  const own = within.filter((call) => call.start >= at && call.end <= end);
  return own.length === 0 || own.some(isGoingOn);
}

function fits(resolver: Resolver, scope: Scope, { paths, how, fn }: PathTest, passing: Passing): boolean {
  const texts = paths.flatMap((value) => textsOf(resolver, { file: scope.file, fn }, value));
  if (how === 'endpoint') return texts.some((text) => text.slice(text.lastIndexOf('.') + 1) === passing.handler);
  const asked = plain(passing.path);
  return texts.some((text) => {
    const below = how === 'starts' || /\*+$/.test(text);
    const path = plain(text.replace(/\/?\*+$/, ''));
    if (path === '' && !/^\/$/.test(text)) return false;
    return asked === path || (below && path !== '' && asked.startsWith(text.endsWith('/') ? `${path}/` : path));
  });
}

function textsOf(resolver: Resolver, context: Context, value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return itemsOf(resolver, context, value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
}

function plain(path: string): string {
  return path.replace(/\/+$/, '').replace(/^(?!\/|$)/, '/');
}
