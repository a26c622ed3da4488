import { trpc } from '../../../extractors/http/trpc.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import type { CallSite, Context } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';

/** Longer chains than this are written by nobody. */
const longest = 30;

/** What a procedure passes first: `t.procedure.use(isMember)`, in whichever files the links of its chain stand. */
export function procedureGuards(resolver: Resolver, context: Context, last: CallOutline): readonly GuardUse[] {
  const guards: GuardUse[] = [];
  let at: { readonly context: Context; readonly call: CallOutline } | undefined = { context, call: last };
  for (let steps = 0; at !== undefined && steps < longest; steps++) {
    const { call, context: place }: { readonly context: Context; readonly call: CallOutline } = at;
    const [value] = call.args;
    if (call.name === trpc.guard && value !== undefined)
      guards.unshift({ context: place, value, level: 'router', file: place.file, at: call.at, end: call.end });
    at = linkBefore(resolver, place, call);
  }
  return guards;
}

function linkBefore(
  resolver: Resolver,
  context: Context,
  { on }: CallOutline,
): { readonly context: Context; readonly call: CallOutline } | undefined {
  if (on === undefined) return undefined;
  for (const definition of resolver.value(context, on)) {
    const site: CallSite | undefined =
      definition.kind === 'made' && trpc.modules.includes(definition.module) ? definition.call : undefined;
    const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
    if (site !== undefined && call !== undefined) return { context: { file: site.file, fn: call.fn }, call };
  }
  return undefined;
}
