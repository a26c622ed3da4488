import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import { folderOf } from '../../model/workspace-path.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { annotationsIn, argumentOf, isOf, textsOf } from './annotation.ts';

/** Source folder of a module → the path that its application class gives to all: `@ApplicationPath("/api")`. */
export function applicationPaths(resolver: Resolver): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const vocabularies = annotatedMethods.filter(({ application }) => application !== undefined);
  for (const [file, scope] of resolver.scopes)
    for (const cls of scope.outline.classes) {
      const named = cls.decorators.filter(({ name }) => vocabularies.some(({ application }) => application === name));
      for (const annotation of annotationsIn(resolver, { file, fn: cls.fn }, named))
        for (const vocabulary of vocabularies) {
          const [path] = textsOf(resolver, argumentOf(annotation, ['value']));
          if (path !== undefined && isOf(annotation, vocabulary.modules)) found.set(sourcesAround(file), path);
        }
    }
  for (const [file, path] of [...optionPaths(resolver), ...servletPaths(resolver)])
    found.set(sourcesAround(file), path);
  return found;
}

/** `createExpressServer({ routePrefix: '/api' })` */
function optionPaths(resolver: Resolver): readonly (readonly [string, string])[] {
  return [...resolver.scopes].flatMap(([file, { outline }]) => {
    const known = annotatedMethods.filter(({ modules }) => outline.imports.some(({ from }) => modules.includes(from)));
    return known.flatMap(({ applicationOption }) =>
      outline.calls.flatMap((call) => {
        if (applicationOption?.makers.includes(call.name) !== true) return [];
        const context = { file, fn: call.fn };
        return call.args.flatMap((options) => {
          const value = entryOf(resolver, context, options, applicationOption.key);
          const path = value && resolveText(resolver, value.context, value.value)?.text;
          return path === undefined ? [] : [[file, path] as const];
        });
      }),
    );
  });
}

/** `environment.jersey().setUrlPattern("/api/*")` of Dropwizard */
function servletPaths(resolver: Resolver): readonly (readonly [string, string])[] {
  return [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.calls.flatMap((call) => {
      const [pattern] = call.args;
      if (call.name !== 'setUrlPattern' || pattern === undefined) return [];
      const on = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
      const text = on?.name === 'jersey' ? resolveText(resolver, { file, fn: call.fn }, pattern)?.text : undefined;
      return text === undefined ? [] : [[file, text.replace(/\/\*$/, '')] as const];
    }),
  );
}

/** `shop/src/main/java/` of a file somewhere below, or `shop/src/`; its own folder where the layout is another. */
function sourcesAround(file: string): string {
  return /^(?:.*\/)?src\/(?:main\/\w+\/)?/.exec(file)?.[0] ?? folderOf(file);
}
