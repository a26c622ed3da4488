import type { AnnotatedMethodVocabulary } from '../../extractors/shapes/annotated-method-vocabulary.ts';
import type { GuardLevel } from '../../model/endpoint.ts';
import type { GuardUse } from '../http/route.ts';
import { itemsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { type Annotation, annotationsIn, isOf } from './annotation.ts';
import type { ClassPlace, Overriding } from './hierarchy.ts';

/** Guards that annotations are handed, of the class before those of the method: `@UseBefore(limiter)`. */
export function guardArguments(
  resolver: Resolver,
  vocabulary: AnnotatedMethodVocabulary,
  hierarchy: readonly ClassPlace[],
  method: Overriding,
): readonly GuardUse[] {
  if (vocabulary.guardArguments === undefined) return [];
  const ofClasses = hierarchy.flatMap(({ file, cls }) => {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    return annotationsIn(resolver, { file, fn: outline?.fn ?? 0 }, outline?.decorators);
  });
  const [{ file, fn }] = method;
  const ofMethod = annotationsIn(resolver, { file, fn }, resolver.scopes.get(file)?.outline.functions[fn]?.decorators);
  return [
    ...ofClasses.flatMap((annotation) => usesIn(resolver, vocabulary, annotation, 'class')),
    ...ofMethod.flatMap((annotation) => usesIn(resolver, vocabulary, annotation, 'decorator')),
  ];
}

function usesIn(
  resolver: Resolver,
  vocabulary: AnnotatedMethodVocabulary,
  annotation: Annotation,
  level: GuardLevel,
): readonly GuardUse[] {
  const handed = vocabulary.guardArguments?.[annotation.name];
  if (handed === undefined || !isOf(annotation, vocabulary.modules)) return [];
  const { context, at, end } = annotation;
  return annotation.args
    .slice(handed.from)
    .flatMap((argument) => itemsOf(resolver, context, argument))
    .map((item) => {
      const name = handed.kind !== undefined && item.value.kind === 'name' ? item.value.name : undefined;
      return { ...item, name, kind: handed.kind, level, file: context.file, at, end };
    });
}
