import { together } from '../../model/cors-origins.ts';
import type { CorsPolicy, GuardLevel } from '../../model/endpoint.ts';
import { originsOf } from '../cors/cors-origins.ts';
import type { GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { type Annotation, annotationsIn, argumentOf, isOf } from './annotation.ts';
import type { ClassPlace, Overriding } from './hierarchy.ts';

/** `@CrossOrigin` of a class and of its method: what both say is put together, and takes the place of no other guard. */
export function crossOrigins(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  method: Overriding,
): readonly GuardUse[] {
  const ofClass = hierarchy.flatMap(({ file, cls }) => {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    return usesIn(resolver, annotationsIn(resolver, { file, fn: outline?.fn ?? 0 }, outline?.decorators), 'class');
  });
  const ofMethod = method.flatMap(({ file, fn }) =>
    usesIn(
      resolver,
      annotationsIn(resolver, { file, fn }, resolver.scopes.get(file)?.outline.functions[fn]?.decorators),
      'decorator',
    ),
  );
  return [...ofClass, ...ofMethod];
}

const modules = ['org.springframework.web.bind.annotation', 'io.micronaut.http.server.cors'];

function usesIn(resolver: Resolver, annotations: readonly Annotation[], level: GuardLevel): readonly GuardUse[] {
  return annotations
    .filter((each) => each.name === 'CrossOrigin' && isOf(each, modules))
    .map((annotation) => {
      const { context, at, end, name } = annotation;
      const policy = policyOf(resolver, annotation);
      const value = { kind: 'text', text: name } as const;
      return { context, value, name, kind: 'cors', level, policy, file: context.file, at, end };
    });
}

function policyOf(resolver: Resolver, annotation: Annotation): CorsPolicy {
  const told = (...keys: readonly string[]) => {
    const found = argumentOf(annotation, keys);
    return found && originsOf(resolver, found.context, found.value);
  };
  const [listed, patterns] = [told('value', 'origins', 'allowedOrigins'), told('originPatterns')];
  const origins = [listed, patterns === 'any' ? ('reflected' as const) : patterns].filter((each) => each !== undefined);
  const allowed = argumentOf(annotation, ['allowCredentials'])?.value;
  const word = allowed?.kind === 'text' || allowed?.kind === 'literal' ? allowed.text : undefined;
  return {
    origins: origins.length === 0 ? 'any' : together(origins),
    credentials: allowed === undefined ? false : word === undefined ? 'unknown' : word === 'true',
  };
}
