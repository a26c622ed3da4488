import type { RouterPlugin } from '../../extractors/shapes/router-vocabulary.ts';
import type { Value } from '../../syntax/outline.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { addUse } from './add-use.ts';
import { pluginsBehind } from './plugins-behind.ts';
import { readAutoload } from './read-autoload.ts';
import type { GuardUse } from './route.ts';
import type { RouterCall } from './router-graph.ts';
import { parameterId } from './router-node.ts';

/** `register(plugin, { prefix })` calls a function with a router of its own; `addHook(phase, guard)` guards a router. */
export function readPlugin(routerCall: RouterCall): void {
  readRegister(routerCall);
  readHook(routerCall);
}

function readRegister(routerCall: RouterCall): void {
  const { resolver, node, call, context } = routerCall;
  const { plugin } = node.vocabulary;
  const [first, options] = call.args;
  if (plugin === undefined || call.name !== plugin.name || first === undefined) return;
  if (readAutoload(routerCall)) return;
  readGuarding(routerCall, first, options);
  for (const item of plugin.entry === undefined ? [{ context, value: first }] : itemsOf(resolver, context, first)) {
    const entry = plugin.entry === undefined ? undefined : entryOf(resolver, item.context, item.value, plugin.entry);
    const settings = entry === undefined ? options && { context, value: options } : item;
    readOne(routerCall, plugin, entry ?? item, settings);
  }
}

/** `app.register(rateLimit, { max: 100 })` */
function readGuarding(
  { resolver, graph, node, call, site, context }: RouterCall,
  value: Value,
  options: Value | undefined,
): void {
  const { guardingPlugins = {} } = node.vocabulary;
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'external' || !Object.hasOwn(guardingPlugins, definition.module)) continue;
    const { kind, option } = guardingPlugins[definition.module] ?? { kind: 'other' as const, option: '' };
    const said = entryOf(resolver, context, options, option)?.value;
    if (said?.kind === 'literal' && said.text === 'false') continue;
    const name = value.kind === 'name' ? value.name : definition.module;
    const place = { level: 'application', file: site.file, at: call.at, end: call.end } as const;
    addUse(graph, node.id, { context, value, name, kind, ...place, everywhere: true });
  }
}

function readOne(
  routerCall: RouterCall,
  plugin: RouterPlugin,
  given: PlacedValue,
  settings: PlacedValue | undefined,
): void {
  const { resolver, graph, node, call, site } = routerCall;
  let at = settings;
  for (const key of plugin.prefix.split('.')) at = at && entryOf(resolver, at.context, at.value, key);
  const prefix = at === undefined ? '' : (resolveText(resolver, at.context, at.value)?.text ?? '{}');
  for (const { definition, transparent } of pluginsBehind(routerCall, resolver.value(given.context, given.value))) {
    const child = parameterId(definition.file, definition.fn, 0);
    graph.certain.add(child);
    graph.ordered.set(child, node.vocabulary.ordered);
    graph.mountings.push({
      child,
      parent: node.id,
      prefix,
      guards: [],
      file: site.file,
      fn: call.fn,
      at: call.at,
      transparent,
    });
  }
}

function readHook(routerCall: RouterCall): void {
  const { graph, node, call, site, context } = routerCall;
  const { hook } = node.vocabulary;
  const [phase, guard] = call.args;
  if (hook === undefined || call.name !== hook.name || guard === undefined) return;
  if (phase?.kind !== 'text' || !hook.phases.includes(phase.text)) return;
  const use: GuardUse = {
    context,
    value: guard,
    level: 'router',
    file: site.file,
    at: call.at,
    end: call.end,
    phase: hook.phases.indexOf(phase.text),
  };
  const uses = graph.uses.get(node.id);
  if (uses === undefined) graph.uses.set(node.id, [use]);
  else uses.push(use);
}
