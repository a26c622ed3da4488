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
  const folder = folderAt(folderOf(context.file), text('dir'));
  if (folder === undefined) return true;
  const inner = entryOf(resolver, context, options, 'options');
  const given = inner === undefined ? undefined : entryOf(resolver, inner.context, inner.value, 'prefix');
  const base = given === undefined ? '' : (resolveText(resolver, given.context, given.value)?.text ?? '{}');
  const flat = text('dirNameRoutePrefix') === 'false';
  for (const file of resolver.scopes.keys())
    if (file.startsWith(`${folder}/`)) addFile(routerCall, file, base, flat ? '' : prefixOf(folder, file));
  return true;
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

function addFile(routerCall: RouterCall, file: string, base: string, prefix: string): void {
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
    graph.mountings.push({ child, parent: node.id, prefix: whole, guards: [], transparent, ...place });
  }
}
