import { nest } from '../../extractors/http/nest.ts';
import type { Decorator } from '../../syntax/outline.ts';
import { entryOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** Whether a process holds one object of a class: a provider of Nest, or one made while modules load and nowhere else. */
export function isSingleton(resolver: Resolver, file: string, cls: number): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined) return false;
  const provider = outline.decorators.find((decorator) => isProvider(resolver, file, decorator));
  if (provider !== undefined) return !hasScope(resolver, file, provider);
  const sites = resolver.callSites({ kind: 'class', file, cls });
  return sites.length > 0 && sites.every((site) => resolver.scopes.get(site.file)?.outline.calls[site.call]?.fn === 0);
}

const providers = new Set(['Injectable', 'Controller', 'WebSocketGateway', 'Resolver']);

function isProvider(resolver: Resolver, file: string, decorator: Decorator): boolean {
  if (!providers.has(decorator.name)) return false;
  return resolver
    .name({ file, fn: 0 }, decorator.name)
    .some((definition) => definition.kind === 'external' && nest.modules.includes(definition.module));
}

/** `@Injectable({ scope: Scope.REQUEST })` makes one object a request. */
function hasScope(resolver: Resolver, file: string, decorator: Decorator): boolean {
  const scope = entryOf(resolver, { file, fn: 0 }, decorator.args?.[0], 'scope')?.value;
  return scope?.kind === 'name' && !scope.name.endsWith('.DEFAULT');
}
