import type { ClassOutline, Value } from '../../syntax/outline.ts';
import { guardByBody, isInside } from '../guards/guard-by-body.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Interceptor } from './interceptors.ts';

const bases = /(?:^|\.)(?:OncePerRequestFilter|GenericFilterBean|Filter|HttpFilter|WebFilter)$/;

/** Filters of the container that turn requests away: `@Component class KeyFilter extends OncePerRequestFilter`. */
export function servletFilters(resolver: Resolver): readonly Interceptor[] {
  const scopes = [...resolver.scopes.values()].filter(isPackaged);
  return scopes.flatMap((scope) =>
    scope.outline.classes.flatMap((cls, index): readonly Interceptor[] => {
      if (!cls.bases.some((base) => bases.test(base))) return [];
      const kind = guardByBody(resolver, [{ kind: 'class', file: scope.file, cls: index }]);
      const patterns = kind === undefined ? undefined : patternsOf(scopes, cls);
      if (kind === undefined || patterns === undefined) return [];
      const value = { kind: 'text', text: cls.name } as const;
      const place = { file: scope.file, at: cls.at, end: cls.at, phase: -1 };
      const context = { file: scope.file, fn: 0 };
      return [
        {
          guard: { context, value, name: cls.name, kind, level: 'application', ...place },
          patterns,
          excepted: exceptedIn(scope, index),
        },
      ];
    }),
  );
}

/** Every path for a component; else where it is registered, and nowhere if nobody does. */
function patternsOf(scopes: readonly Scope[], cls: ClassOutline): readonly string[] | undefined {
  const marks = cls.decorators.map(({ name }) => name.split('.').at(-1));
  const [mapped] = cls.decorators.filter(({ name }) => name.split('.').at(-1) === 'WebFilter');
  if (mapped !== undefined)
    return (mapped.args ?? [])
      .flatMap(textsIn)
      .filter((text) => /^[/*]/.test(text))
      .map(antPattern);
  const registered = scopes.flatMap(({ outline }) =>
    outline.calls
      .filter(({ name, new: made }) => made === true && name === cls.name)
      .flatMap(({ fn }) => outline.calls.filter((call) => call.fn === fn && /^(?:add|set)UrlPatterns$/.test(call.name)))
      .flatMap(({ args }) => args.flatMap(textsIn)),
  );
  if (registered.length > 0) return registered.map(antPattern);
  return marks.includes('Component') ? [] : undefined;
}

/** A star at the end of a servlet's pattern stands for all that lies below. */
function antPattern(pattern: string): string {
  return pattern.replace(/\/\*$/, '/**');
}

/** `shouldNotFilter(request)`, and tests of the path that let requests go on. */
function exceptedIn(scope: Scope, cls: number): readonly string[] {
  const own = scope.outline.functions.flatMap((fn, index) => (fn.cls === cls ? [index] : []));
  return scope.outline.calls.flatMap(({ name, args, fn, on }) => {
    const isTest = name === 'startsWith' || (name === 'equals' && on !== undefined);
    if (!isTest || !own.some((each) => isInside(scope, fn, each))) return [];
    const texts = args.flatMap(textsIn).filter((text) => text.startsWith('/'));
    return texts.map((text) => (name === 'startsWith' ? `${text.replace(/\/$/, '')}/**` : text));
  });
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  if (value.kind === 'list') return value.items.flatMap(textsIn);
  return value.kind === 'object' ? value.entries.flatMap((entry) => textsIn(entry.value)) : [];
}
