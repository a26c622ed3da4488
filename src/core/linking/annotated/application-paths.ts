import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import { folderOf } from '../../model/workspace-path.ts';
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
  return found;
}

/** `shop/src/main/java/` of a file somewhere below; its own folder where the layout is another. */
function sourcesAround(file: string): string {
  return /^(?:.*\/)?src\/main\/\w+\//.exec(file)?.[0] ?? folderOf(file);
}
