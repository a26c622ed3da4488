import { resolveText } from '../resolve-text.ts';
import type { RouterCall } from './router-graph.ts';
import { parameterId } from './router-node.ts';

/** `register("/orders", new Orders())`: a method of the object is called with the router below the path. */
export function readRegistered({ resolver, graph, node, call, site, context }: RouterCall): void {
  const { registers } = node.vocabulary;
  if (registers?.name !== call.name) return;
  const [first] = call.args;
  const path = first === undefined ? undefined : resolveText(resolver, context, first)?.text;
  for (const value of path === undefined ? call.args : call.args.slice(1))
    for (const served of resolver.value(context, value))
      for (const method of registers.methods.flatMap((name) => resolver.member(served, name))) {
        if (method.kind !== 'function') continue;
        const child = parameterId(method.file, method.fn, 0);
        const place = { file: site.file, fn: call.fn, at: call.at };
        graph.certain.add(child);
        graph.ordered.set(child, node.vocabulary.ordered);
        const prefix = `${node.prefix}/${path ?? ''}`;
        graph.mountings.push({ child, parent: node.id, prefix, guards: [], ...place, transparent: false });
      }
}
