import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** `http.StripPrefix("/static/", http.FileServer(http.Dir("static")))`: files of a folder are no endpoint. */
export function servesFiles(resolver: Resolver, { context, value }: PlacedValue): boolean {
  if (resolver.scopes.get(context.file)?.outline.language !== 'go') return false;
  return resolver.value(context, value).some((definition) => {
    if (definition.kind !== 'made' || definition.module !== 'net/http') return false;
    const [maker] = definition.maker;
    if (maker === 'FileServer' || maker === 'FileServerFS') return true;
    const { origin } = definition;
    const call =
      maker === 'StripPrefix' && origin ? resolver.scopes.get(origin.file)?.outline.calls[origin.call] : undefined;
    const inner = call?.args[1];
    if (origin === undefined || call === undefined || inner === undefined) return false;
    return servesFiles(resolver, { context: { file: origin.file, fn: call.fn }, value: inner });
  });
}
