import { checkingAnnotations, guardAnnotations } from '../../extractors/http/guard-annotations.ts';
import type { GuardKind, GuardLevel } from '../../model/endpoint.ts';
import type { GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { type Annotation, annotationsIn, isOf, textsOf } from './annotation.ts';
import { filtersBoundBy } from './bound-filters.ts';
import type { ClassPlace, Overriding } from './hierarchy.ts';

/** Guards that annotations of a controller put before all its methods; a method's own take their place. */
export function guardsOfClass(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  method: Overriding,
): readonly GuardUse[] {
  if (methodAnnotations(resolver, method).some((each) => kindOf(each) !== undefined)) return [];
  return hierarchy.flatMap(({ file, cls }) => {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    const annotations = annotationsIn(resolver, { file, fn: outline?.fn ?? 0 }, outline?.decorators);
    return annotations.flatMap((annotation) => [
      ...guardUse(resolver, annotation, 'class'),
      ...filtersBoundBy(resolver, annotation, 'class'),
    ]);
  });
}

export function guardsOfMethod(resolver: Resolver, method: Overriding): readonly GuardUse[] {
  return [
    ...methodAnnotations(resolver, method).flatMap((annotation) => [
      ...guardUse(resolver, annotation, 'decorator'),
      ...filtersBoundBy(resolver, annotation, 'decorator'),
    ]),
    ...checksOf(resolver, method),
  ];
}

function methodAnnotations(resolver: Resolver, method: Overriding): readonly Annotation[] {
  return method.flatMap(({ file, fn }) =>
    annotationsIn(resolver, { file, fn }, resolver.scopes.get(file)?.outline.functions[fn]?.decorators),
  );
}

function kindOf(annotation: Annotation): GuardKind | 'none' | undefined {
  const known = guardAnnotations.find(({ name, modules }) => annotation.name === name && isOf(annotation, modules));
  return annotation.args.length === 0 ? (known?.bare ?? known?.kind) : known?.kind;
}

function guardUse(resolver: Resolver, annotation: Annotation, level: GuardLevel): readonly GuardUse[] {
  const kind = kindOf(annotation);
  const texts = annotation.args.flatMap((value) => textsOf(resolver, { context: annotation.context, value }));
  // `SecurityRule.IS_AUTHENTICATED`: a constant of the package says what it means.
  const constants = annotation.args.flatMap((value) =>
    value.kind === 'name' ? (/\bIS_\w+$/.exec(value.name) ?? []) : [],
  );
  const said = [...texts.filter((text) => text !== '{}'), ...constants].join(', ');
  if (
    kind === undefined ||
    kind === 'none' ||
    /^permitAll(\(\))?$|isAnonymous|IS_ANONYMOUS/.test(said) ||
    isOpenOtherwise(said)
  )
    return [];
  const name = said === '' ? annotation.name : `${annotation.name} ${said}`;
  // Whoever is signed in may pass: that asks who is calling, not what they may do.
  const asks = /^(is(Fully)?Authenticated\(\)|authenticated|IS_AUTHENTICATED)$/.test(said) ? 'authentication' : kind;
  return [useOf(annotation, name, asks, level)];
}

/** `hasRole('COOK') or permitAll()`: of alternatives one is enough. */
function isOpenOtherwise(said: string): boolean {
  return (
    / or /i.test(said) &&
    !/ and /i.test(said) &&
    said.split(/ or /i).some((each) => /^\(*permitAll(?:\(\))?\)*$/.test(each.trim()))
  );
}

function useOf(annotation: Annotation, name: string, kind: GuardKind, level: GuardLevel): GuardUse {
  const { context, at, end } = annotation;
  return { context, value: { kind: 'text', text: name }, name, kind, level, file: context.file, at, end };
}

/** `@Valid OrderDto order`: what is wrong is turned away before the method runs. */
export function checksOf(resolver: Resolver, method: Overriding): readonly GuardUse[] {
  for (const { file, fn } of method) {
    const parameters = resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
    const checks = parameters.flatMap(({ type, decorators }) =>
      annotationsIn(resolver, { file, fn }, decorators).flatMap((annotation) => {
        const known = checkingAnnotations.find(
          (each) => each.name === annotation.name && isOf(annotation, each.modules),
        );
        if (known === undefined) return [];
        const name = [annotation.name, type].filter((part) => part !== undefined).join(' ');
        return [useOf(annotation, name, known.kind, 'decorator')];
      }),
    );
    if (checks.length > 0) return checks;
  }
  return [];
}
