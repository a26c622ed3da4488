import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
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
      if (call.name === 'build') addBuilt(resolver, found, file, call);
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

/** `annotatedService().pathPrefix("/api").build(new Orders())` */
function addBuilt(resolver: Resolver, found: Map<string, string[]>, file: string, built: CallOutline): void {
  const { calls } = resolver.scopes.get(file)?.outline ?? { calls: [] };
  const [instance] = built.args;
  let path: Value | undefined;
  let on = built.on;
  while (on?.kind === 'call') {
    const link: CallOutline | undefined = calls[on.call];
    if (link?.name === 'pathPrefix') path ??= link.args[0];
    if (link === undefined || (registrars.has(link.name) && link.args.length > 0)) return;
    if (registrars.has(link.name)) break;
    on = link.on;
  }
  const registrar = on?.kind === 'call' ? calls[on.call]?.name : undefined;
  if (registrar === undefined || instance === undefined) return;
  const context = { file, fn: built.fn };
  const text = path === undefined ? '' : (resolveText(resolver, context, path)?.text ?? '{}');
  for (const definition of resolver.value(context, instance)) {
    if (definition.kind !== 'instance') continue;
    const key = `${registrar} ${definition.file} ${definition.cls}`;
    found.set(key, [...(found.get(key) ?? []), text]);
  }
}
