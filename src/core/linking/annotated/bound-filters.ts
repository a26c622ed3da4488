import type { GuardKind, GuardLevel } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { Value } from '../../syntax/outline.ts';
import { kindByWords } from '../guards/classify-guard.ts';
import { guardByBody } from '../guards/guard-by-body.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import type { Resolver } from '../resolver.ts';
import type { Annotation } from './annotation.ts';

/** Filters of Jakarta REST that turn requests away. */
interface BoundFilter {
  readonly name: string;
  readonly kind: GuardKind;
  readonly file: string;
  readonly at: number;
  /** The annotation that puts it before a class or method; without one it stands before all. */
  readonly binding: string | undefined;
}

/** `@Secured` on a class or method, which is no more than the name of a filter: `@NameBinding`. */
export function filtersBoundBy(resolver: Resolver, annotation: Annotation, level: GuardLevel): readonly GuardUse[] {
  return boundFilters(resolver)
    .filter(({ binding }) => binding === annotation.name)
    .map((filter) => useOf(filter, annotation.context.file, annotation.at, annotation.end, level));
}

/** Filters that every request to the module passes. */
export function filtersAround(resolver: Resolver, file: string): readonly GuardUse[] {
  return boundFilters(resolver)
    .filter((filter) => filter.binding === undefined && moduleOf(filter.file) === moduleOf(file))
    .map((filter) => useOf(filter, filter.file, filter.at, filter.at, 'application'));
}

function useOf({ name, kind }: BoundFilter, file: string, at: number, end: number, level: GuardLevel): GuardUse {
  return { context: { file, fn: 0 }, value: { kind: 'text', text: name }, name, kind, level, file, at, end };
}

const boundFilters = oncePerResolver((resolver: Resolver): readonly BoundFilter[] => {
  const bindings = new Set<string>();
  for (const { outline } of resolver.scopes.values())
    for (const { name, decorators } of outline.classes)
      if (decorators.some((each) => lastOf(each.name) === 'NameBinding')) bindings.add(name);
  return [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.classes.flatMap(({ name, bases, decorators, at }, cls): readonly BoundFilter[] => {
      if (decorators.some((each) => lastOf(each.name) === 'Aspect')) return advicesIn(resolver, file, cls);
      if (!bases.some((base) => lastOf(base) === 'ContainerRequestFilter')) return [];
      const marks = decorators.map((each) => lastOf(each.name));
      const binding = marks.find((mark) => bindings.has(mark));
      const refuses = guardByBody(resolver, [{ kind: 'class', file, cls }]);
      // Others add a header, or write a line to a log.
      const kind = refuses ?? (binding === undefined ? undefined : kindByWords(wordsOf(`${binding} ${name}`)));
      const isPlaced = binding !== undefined || marks.includes('Provider');
      return kind === undefined || !isPlaced ? [] : [{ name, kind, file, at, binding }];
    }),
  );
});

const advices = new Set(['Before', 'Around', 'Pointcut']);

/** `@Before("@annotation(market.SignedIn)")` in an aspect: what it refuses stands before methods with the annotation. */
function advicesIn(resolver: Resolver, file: string, cls: number): readonly BoundFilter[] {
  const outline = resolver.scopes.get(file)?.outline;
  const refuses = guardByBody(resolver, [{ kind: 'class', file, cls }]);
  const found = (outline?.functions ?? []).flatMap((fn) =>
    fn.cls !== cls
      ? []
      : (fn.decorators ?? []).flatMap(({ name, args }) => {
          const [told] = advices.has(lastOf(name)) ? (args ?? []) : [];
          const said = told?.kind === 'text' ? told.text : textUnder(told, ['value', 'pointcut']);
          const bound = /@(?:annotation|within)\(\s*([\w.]+)/.exec(said ?? '')?.[1];
          const typed = fn.parameters.find((parameter) => parameter.name === bound)?.type;
          return bound === undefined ? [] : [{ binding: lastOf(typed ?? bound), at: fn.at }];
        }),
  );
  return found.flatMap(({ binding, at }) => {
    const kind = refuses ?? kindByWords(wordsOf(binding));
    return kind === undefined ? [] : [{ name: binding, kind, file, at, binding }];
  });
}

function textUnder(value: Value | undefined, keys: readonly string[]): string | undefined {
  if (value?.kind !== 'object') return undefined;
  const found = value.entries.find(({ key }) => keys.includes(key))?.value;
  return found?.kind === 'text' ? found.text : undefined;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
