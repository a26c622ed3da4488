import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { ClassPlace } from './hierarchy.ts';

/** Paths at which instances of a class are registered: `annotatedService("/api", new Orders())`. */
export function registeredPaths(resolver: Resolver, registrar: string, { file, cls }: ClassPlace): readonly string[] {
  return registrations(resolver).get(`${registrar} ${file} ${cls}`) ?? [];
}

const registrars = new Set(annotatedMethods.flatMap(({ registrar }) => registrar ?? []));

const registrations = oncePerWorkspace((resolver) => {
  const found = new Map<string, string[]>();
  for (const [file, { outline }] of resolver.scopes)
    for (const call of outline.calls) {
      const [path, instance] = call.args;
      if (!registrars.has(call.name) || path === undefined || instance === undefined) continue;
      const context = { file, fn: call.fn };
      const text = resolveText(resolver, context, path)?.text;
      for (const definition of text === undefined ? [] : resolver.value(context, instance)) {
        if (definition.kind !== 'instance') continue;
        const key = `${call.name} ${definition.file} ${definition.cls}`;
        found.set(key, [...(found.get(key) ?? []), text ?? '']);
      }
    }
  return found;
});
