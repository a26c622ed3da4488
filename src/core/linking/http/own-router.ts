import { fasthttp, goHandlerTypes } from '../../extractors/http/fasthttp.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Scope } from '../scope.ts';

/**
 * Types of the workspace that are routers by what their methods take: `func (r *Router) GET(path string, handler
 * fasthttp.RequestHandler)`. One that hands on what it is given is no router itself.
 */
export const ownRouters = oncePerWorkspace(({ scopes }): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [file, scope] of scopes)
    if (scope.outline.language === 'go')
      scope.outline.functions.forEach((fn, index) => {
        if (fn.cls === undefined || !Object.hasOwn(fasthttp.verbs, fn.name)) return;
        const [path, handler] = fn.parameters;
        if (path?.type !== 'string' || handler?.type === undefined || !goHandlerTypes.test(handler.type)) return;
        if (!handsOn(scope, index, handler.name)) found.add(`${file} ${fn.cls}`);
      });
  return found;
});

function handsOn({ outline }: Scope, fn: number, handler: string): boolean {
  return outline.calls.some(
    (call) => call.fn === fn && call.args.some((value) => value.kind === 'name' && value.name === handler),
  );
}
