import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Definition } from '../definition.ts';
import { narrowResolver, type OnlyCallers } from '../narrow-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';

/** A call of a function that registers what it is given. */
export interface HelperCall {
  /** Answers as if this were the only call. */
  readonly resolver: Resolver;
  readonly site: CallSite;
  readonly call: CallOutline;
  /** The calls on the way, that of the registering function first. */
  readonly sites: readonly CallSite[];
}

const maxCalls = 300;
const maxDepth = 3;

/** `s.handle("GET", "/orders", list)`: where the path is a parameter, every caller registers a route of its own. */
export function helperCalls(resolver: Resolver, site: CallSite, call: CallOutline): readonly HelperCall[] {
  const language = resolver.scopes.get(site.file)?.outline.language;
  if (language !== 'go' && language !== 'python' && !isScript(language)) return [];
  return waysTo(resolver, site, call, 0).map(({ callers, ...way }) => ({
    ...way,
    sites: callers.flatMap(({ sites }) => sites).toReversed(),
    resolver: narrowResolver(resolver, callers),
  }));
}

interface Way extends Omit<HelperCall, 'resolver' | 'sites'> {
  readonly callers: readonly OnlyCallers[];
}

function waysTo(resolver: Resolver, site: CallSite, call: CallOutline, depth: number): readonly Way[] {
  const outline = resolver.scopes.get(site.file)?.outline.functions[call.fn];
  const isTyped = resolver.scopes.get(site.file)?.outline.language === 'go';
  const given = new Set(outline?.parameters.flatMap(({ name, type }) => (!isTyped || type === 'string' ? [name] : [])));
  if (depth > maxDepth || given.size === 0) return [];
  // Where parameters have no types, only a path or method among them makes a helper.
  const decisive =
    isTyped || depth > 0 ? call.args : [call.args[0], call.computed].filter((value) => value !== undefined);
  if (!decisive.some((argument) => mentions(argument, given))) return [];
  const of: Definition = { kind: 'function', file: site.file, fn: call.fn };
  return resolver
    .callSites(of)
    .slice(0, maxCalls)
    .flatMap((caller): readonly Way[] => {
      const outer = resolver.scopes.get(caller.file)?.outline.calls[caller.call];
      if (outer === undefined) return [];
      const only: OnlyCallers = { of, sites: [caller] };
      const further = waysTo(resolver, caller, outer, depth + 1);
      if (further.length === 0) return [{ callers: [only], site: caller, call: outer }];
      return further.map((way) => ({ ...way, callers: [only, ...way.callers] }));
    });
}

function mentions(value: Value, names: ReadonlySet<string>): boolean {
  if (value.kind === 'name') return names.has(value.name) || names.has(value.name.split('.')[0] ?? '');
  if (value.kind === 'object') return value.entries.some((entry) => mentions(entry.value, names));
  return value.kind === 'template' && value.parts.some((part) => mentions(part, names));
}
