import type { PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';

const maxWrappers = 5;

/** Wrappers of an export that answers, the outermost first: `export const GET = withAuth(withRole('cook', …))`. */
export function wrappersAround(resolver: Resolver, handler: PlacedValue | undefined): readonly GuardUse[] {
  const uses: GuardUse[] = [];
  let inner = handler;
  while (inner !== undefined && uses.length < maxWrappers) {
    const { context, value } = inner;
    const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
    // `options.handler.bind(this)` is the handler itself.
    if (call === undefined || call.name === 'bind') break;
    const own = call.on?.kind === 'name' ? `${call.on.name}.${call.name}` : call.name;
    const maker = call.name === '' && call.on !== undefined ? call.on : ({ kind: 'name', name: own } as const);
    const place = { file: context.file, at: call.at, end: call.end };
    const inside = { file: context.file, fn: call.fn };
    uses.push({ context: inside, value: maker, level: 'inline', ...place, injection: `${context.file}:${call.at}` });
    const next = call.args.findLast(({ kind }) => kind === 'call');
    inner = next && { context: inside, value: next };
  }
  return uses;
}
