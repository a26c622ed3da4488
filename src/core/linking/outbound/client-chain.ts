import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { Resolver } from '../resolver.ts';

/** A call with the place where its arguments mean something. */
export interface ChainLink {
  readonly context: Context;
  readonly call: CallOutline;
}

const maxLinks = 30;

/** The calls that a value is made by, the latest first, through variables, fields and beans. */
export function clientChain(resolver: Resolver, context: Context, value: Value | undefined): readonly ChainLink[] {
  const links: ChainLink[] = [];
  let at: { context: Context; value: Value } | undefined = value && { context, value };
  while (at !== undefined && links.length < maxLinks) {
    const link: ChainLink | undefined = linkAt(resolver, at.context, at.value);
    if (link === undefined) break;
    links.push(link);
    at = link.call.on && { context: link.context, value: link.call.on };
  }
  return links;
}

function linkAt(resolver: Resolver, context: Context, value: Value): ChainLink | undefined {
  if (value.kind === 'call')
    return returnedChain(resolver, context.file, value.call) ?? placed(resolver, context.file, value.call);
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'made') continue;
    if (definition.call !== undefined) return placed(resolver, definition.call.file, definition.call.call);
    const bean = beanOf(resolver, context.file, definition.maker, namesOf(resolver, context, value));
    if (bean !== undefined) return bean;
  }
  return undefined;
}

/** `$this->client()->get('/dogs')`: what a method of one's own gives back goes on where it was called. */
function returnedChain(resolver: Resolver, file: string, index: number): ChainLink | undefined {
  if (resolver.scopes.get(file)?.outline.language !== 'php') return undefined;
  for (const callee of calleesOf(resolver, file, index)) {
    if (callee.kind !== 'function' || callee.file !== file) continue;
    const [returned] = resolver.scopes.get(file)?.outline.functions[callee.fn]?.returns ?? [];
    if (returned?.kind === 'call' && returned.call !== index) return placed(resolver, file, returned.call);
  }
  return undefined;
}

function placed(resolver: Resolver, file: string, index: number): ChainLink | undefined {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  return call && { context: { file, fn: call.fn }, call };
}

/** What the only `@Bean` method of that type in the module returns, or the one that is called like what asks for it. */
function beanOf(
  resolver: Resolver,
  file: string,
  maker: readonly string[],
  names: readonly string[],
): ChainLink | undefined {
  const module = moduleOf(file);
  const beans = (beansByType(resolver).get(maker.join('.')) ?? []).filter((bean) => moduleOf(bean.file) === module);
  const named = beans.filter(({ file: place, fn }) =>
    names.includes(resolver.scopes.get(place)?.outline.functions[fn]?.name ?? ''),
  );
  const [only] = beans.length > 1 ? named : beans;
  if (only === undefined || (beans.length > 1 && named.length > 1)) return undefined;
  const [returned] = resolver.scopes.get(only.file)?.outline.functions[only.fn]?.returns ?? [];
  const own = only.file === file && returned?.kind !== 'call';
  return returned === undefined || own ? undefined : linkAt(resolver, only, returned);
}

/** The field itself, and the parameter of the constructor that fills it. */
function namesOf(resolver: Resolver, { file, fn }: Context, value: Value): readonly string[] {
  const name = value.kind === 'name' ? value.name.replace(/^this\./, '') : '';
  const scope = resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  if (scope === undefined || cls === undefined) return [name];
  const given = scope.members(cls, name).flatMap(({ value: from }) => (from.kind === 'name' ? [from.name] : []));
  return [name, ...given];
}

/** `orders/` of `orders/src/main/java/…`. */
export function moduleOf(file: string): string {
  const at = file.indexOf('src/main/');
  return at < 0 ? '' : file.slice(0, at);
}

const beansByType = oncePerWorkspace((resolver) => {
  const beans = new Map<string, Context[]>();
  for (const [file, scope] of resolver.scopes) {
    if (!isPackaged(scope)) continue;
    scope.outline.functions.forEach((fn, index) => {
      if (fn.result === undefined || fn.decorators?.some(({ name }) => name === 'Bean') !== true) return;
      beans.set(fn.result, [...(beans.get(fn.result) ?? []), { file, fn: index }]);
    });
  }
  return beans;
});
