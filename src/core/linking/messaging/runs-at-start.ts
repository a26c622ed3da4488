import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

const maxDepth = 6;
/** Methods that frameworks call once, when the application starts. */
const startMethods = new Set(['onModuleInit', 'onApplicationBootstrap']);

/** Whether a function runs when modules load or the application starts, rather than in a request. */
export function runsAtStart(resolver: Resolver, place: FunctionPlace, depth = 0): boolean {
  if (place.fn === 0) return true;
  const scope = resolver.scopes.get(place.file);
  const outline = scope?.outline.functions[place.fn];
  if (scope === undefined || outline === undefined || depth > maxDepth) return false;
  if (outline.cls !== undefined && startMethods.has(outline.name)) return true;
  if (scope.outline.language === 'go') {
    if (outline.name === 'main' || outline.name === 'init') return true;
    // `go func() { … }()` runs where it stands; what takes a request does not.
    if (outline.name === '' && outline.parameters.length === 0)
      return runsAtStart(resolver, { file: place.file, fn: outline.parent }, depth + 1);
  }
  if (scope.outline.language === 'rust' && outline.name === 'main' && outline.cls === undefined) return true;
  // `fun Application.module()` of Ktor sets the server up.
  const [receiver] = outline.parameters;
  if (scope.outline.language === 'kotlin' && receiver?.extended === true && receiver.type === 'Application')
    return true;
  const own = resolver.callSites({ kind: 'function', ...place });
  const made =
    outline.cls !== undefined && outline.name === 'constructor'
      ? resolver.callSites({ kind: 'class', file: place.file, cls: outline.cls })
      : [];
  const around = listening(resolver, place);
  return [...own, ...made, ...around].some((site) => {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    return call !== undefined && runsAtStart(resolver, { file: site.file, fn: call.fn }, depth + 1);
  });
}

/** `app.listen(3000, () => { … })`, `connect().then(() => { … })`: the callback runs where the call stands. */
function listening(resolver: Resolver, place: FunctionPlace): readonly { file: string; call: number }[] {
  const outline = resolver.scopes.get(place.file)?.outline;
  const receiver = outline?.functions[place.fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline?.calls[receiver];
  return receiver !== undefined && call !== undefined && starting.has(call.name)
    ? [{ file: place.file, call: receiver }]
    : [];
}

const starting = new Set(['listen', 'then', 'ready', 'finally', 'once']);
