import type { Outline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, MadeDefinition } from '../definition.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { ResolvedText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { urlText } from './url-text.ts';

/** The base that a client is made with in a block: `HttpClient { defaultRequest { url("http://kiln") } }`. */
export function blockBase({ resolver, context, index }: CallSpot): ResolvedText | undefined {
  for (const callee of calleesOf(resolver, context.file, index)) {
    const origin = callee.kind === 'made' ? (callee.origin ?? onlyClient(resolver, callee)) : undefined;
    const outline = origin && resolver.scopes.get(origin.file)?.outline;
    if (origin === undefined || outline === undefined) continue;
    const around = (fn: number): number | undefined => outline.functions[fn]?.argumentOf;
    const said = outline.calls.find(({ name, args, fn }) => {
      const block = name === 'url' && args.length === 1 ? around(fn) : undefined;
      const held = block === undefined ? undefined : outline.calls[block];
      return held?.name === 'defaultRequest' && around(held.fn) === origin.call;
    });
    const [address] = said?.args ?? [];
    if (said === undefined || address === undefined) continue;
    const inside = urlText(resolver, { file: origin.file, fn: said.fn }, address);
    const fn = inside === undefined ? constructorAround(outline, said.at, address) : -1;
    return fn < 0 ? inside : urlText(resolver, { file: origin.file, fn }, address);
  }
  return undefined;
}

/** A client that a container hands over by its type is the one that the workspace makes, where it makes no other. */
function onlyClient(resolver: Resolver, { module, maker }: MadeDefinition): CallSite | undefined {
  if (!module.startsWith('io.ktor.client') || maker.at(-1) !== 'HttpClient') return undefined;
  const [only, another] = clientsMade(resolver);
  return another === undefined ? only : undefined;
}

const clientsMade = oncePerResolver((resolver): readonly CallSite[] =>
  [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.language === 'kotlin'
      ? outline.calls.flatMap(({ name, on }, call) =>
          name === 'HttpClient' && on === undefined ? [{ file, call }] : [],
        )
      : [],
  ),
);

/** Fields of Kotlin are filled with what the constructor of their class takes, wherever they stand in it. */
function constructorAround({ functions, classes }: Outline, at: number, value: Value): number {
  if (value.kind !== 'name') return -1;
  return functions.findIndex(({ name, cls, parameters }) => {
    const around = cls === undefined ? undefined : classes[cls];
    const holds = around !== undefined && around.at <= at && at < around.end;
    return holds && name === 'constructor' && parameters.some((parameter) => parameter.name === value.name);
  });
}
