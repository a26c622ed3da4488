import { itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { optionGuards } from './option-guards.ts';
import type { GuardUse } from './route.ts';
import type { RouterCall } from './router-graph.ts';
import { parameterId } from './router-node.ts';

/** `Group("/admin", auth)` gives a router below this one, `Route("/orders", func(r) { … })` calls a function with it. */
export function readGroup(routerCall: RouterCall): void {
  const { node, call, site, context, resolver } = routerCall;
  const { groups } = node.vocabulary;
  const group = groups !== undefined && Object.hasOwn(groups, call.name) ? groups[call.name] : undefined;
  if (group === undefined) return;
  const [first] = call.args;
  const text = !group.path || first === undefined ? '' : (resolveText(resolver, context, first)?.text ?? '{}');
  const prefix = `${node.prefix}/${text}`;
  const rest = (group.path ? call.args.slice(1) : call.args).flatMap((value) => itemsOf(resolver, context, value));
  const child = `${site.file}#${site.call}`;
  const guards =
    group.takes === 'guards'
      ? rest.map((item) => guardOf(routerCall, item))
      : rest.flatMap((item): readonly GuardUse[] => optionGuards(routerCall, item));
  mount(routerCall, child, prefix, guards);
  if (group.takes === 'guards') return;
  for (const item of rest)
    for (const definition of resolver.value(item.context, item.value))
      if (definition.kind === 'function')
        mount(routerCall, parameterId(definition.file, definition.fn, 0), prefix, guards);
}

function guardOf({ call, site }: RouterCall, item: PlacedValue): GuardUse {
  return { ...item, level: 'parent', file: site.file, at: call.at, end: call.end };
}

function mount(
  { graph, node, call, site }: RouterCall,
  child: string,
  prefix: string,
  guards: readonly GuardUse[],
): void {
  graph.certain.add(child);
  graph.ordered.set(child, node.vocabulary.ordered);
  const place = { file: site.file, fn: call.fn, at: call.at };
  graph.mountings.push({ child, parent: node.id, prefix, guards, ...place, transparent: false });
}
