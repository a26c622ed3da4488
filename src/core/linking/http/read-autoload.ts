import { folderOf } from '../../model/workspace-path.ts';
import type { Definition } from '../definition.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { pluginsBehind } from './plugins-behind.ts';
import type { RouterCall } from './router-graph.ts';
import { parameterId } from './router-node.ts';

/**
 * `register(autoload, { dir: join(__dirname, 'routes') })`: every file below the folder is a plugin whose prefix is the
 * folders on the way to it. True when the call is one of these.
 */
export function readAutoload(routerCall: RouterCall): boolean {
  const { resolver, node, call, context } = routerCall;
  const loaders = node.vocabulary.autoloaders ?? [];
  const [first, options] = call.args;
  if (first === undefined || loaders.length === 0) return false;
  const isLoader = resolver
    .value(context, first)
    .some((definition) => definition.kind === 'external' && loaders.includes(definition.module));
  if (!isLoader) return false;
  const text = (key: string): string | undefined => {
    const given = entryOf(resolver, context, options, key);
    return given === undefined ? undefined : resolveText(resolver, given.context, given.value)?.text;
  };
  const isTrue = (key: string): boolean => {
    const given = entryOf(resolver, context, options, key)?.value;
    return given?.kind === 'literal' && given.text === 'true';
  };
  const folder = folderAt(folderOf(context.file), text('dir'));
  if (folder === undefined) return true;
  const inner = entryOf(resolver, context, options, 'options');
  const given = inner === undefined ? undefined : entryOf(resolver, inner.context, inner.value, 'prefix');
  const base = given === undefined ? '' : (resolveText(resolver, given.context, given.value)?.text ?? '{}');
  const flat = text('dirNameRoutePrefix') === 'false';
  const below = [...resolver.scopes.keys()].filter((file) => file.startsWith(`${folder}/`));
  const hooks = isTrue('autoHooks') ? below.filter((file) => hooking.test(file)) : [];
  const parents = addHooks(routerCall, hooks, isTrue('cascadeHooks'));
  for (const file of below)
    if (!hooks.includes(file))
      addFile(routerCall, file, { base, prefix: flat ? '' : prefixOf(folder, file), parent: parents(folderOf(file)) });
  return true;
}

/** What runs before all plugins of its folder, with `cascadeHooks` also of those below it. */
const hooking = /(?:^|\/)[_.]?auto_?hooks\.[cm]?[jt]s$/i;

/** Puts files of hooks between the application and the plugins of their folders; gives what stands around a folder. */
function addHooks(
  { resolver, graph, node, call, site }: RouterCall,
  hooks: readonly string[],
  cascades: boolean,
): (folder: string) => string {
  const nodes = new Map<string, string>();
  for (const file of hooks)
    for (const found of resolver.member({ kind: 'module', file }, 'default'))
      if (found.kind === 'function') nodes.set(folderOf(file), parameterId(found.file, found.fn, 0));
  const around = (folder: string): string | undefined => {
    const own = nodes.get(folder);
    return own !== undefined || !cascades || folder === '' ? own : around(folderOf(folder));
  };
  for (const [folder, child] of nodes) {
    const parent = (cascades && folder !== '' ? around(folderOf(folder)) : undefined) ?? node.id;
    graph.certain.add(child);
    graph.ordered.set(child, node.vocabulary.ordered);
    const place = { file: site.file, fn: call.fn, at: call.at };
    graph.mountings.push({ child, parent, prefix: '', guards: [], transparent: false, ...place });
  }
  return (folder) => around(folder) ?? node.id;
}

/** The folder that is meant, from that of the file: what `__dirname` is, no constant says. */
function folderAt(own: string, dir: string | undefined): string | undefined {
  const match = dir === undefined ? null : /^(?:\{\}\/?|\.\/)?(.*)$/.exec(dir);
  if (match === null || match[1] === undefined || match[1].includes('{}')) return undefined;
  const parts = own === '' ? [] : own.split('/');
  for (const part of match[1].split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Folders count, files do not: `_id` is a parameter. */
function prefixOf(folder: string, file: string): string {
  const way = folderOf(file).slice(folder.length);
  return way.replace(/\/_(\w+)/g, '/:$1');
}

interface Placing {
  readonly base: string;
  readonly prefix: string;
  readonly parent: string;
}

function addFile(routerCall: RouterCall, file: string, { base, prefix, parent }: Placing): void {
  const { resolver, graph, node, call, site } = routerCall;
  const module: Definition = { kind: 'module', file };
  const own = resolver.member(module, 'autoPrefix').map((found) => (found.kind === 'value' ? found : undefined))[0];
  const named = own === undefined ? undefined : resolveText(resolver, own.context, own.value)?.text;
  for (const { definition, transparent } of pluginsBehind(routerCall, resolver.member(module, 'default'))) {
    const child = parameterId(definition.file, definition.fn, 0);
    graph.certain.add(child);
    graph.ordered.set(child, node.vocabulary.ordered);
    const place = { file: site.file, fn: call.fn, at: call.at };
    const whole = `${base}/${named === undefined ? prefix : named}`;
    graph.mountings.push({ child, parent, prefix: whole, guards: [], transparent, ...place });
  }
}
