import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { corsPolicyOf } from './cors-policy.ts';
import type { CorsReader, CorsUse } from './cors-use.ts';

/** Rocket's `attach(cors)` and warp's `with(cors)`: a fairing or a wrapper around all routes. */
export const rustCors: CorsReader = (resolver, scope) => {
  const { file, outline } = scope;
  if (outline.language !== 'rust') return [];
  return outline.calls.flatMap((call): readonly CorsUse[] => {
    const [value] = call.args;
    if ((call.name !== 'attach' && call.name !== 'with') || value === undefined || call.on === undefined) return [];
    const context = { file, fn: call.fn };
    const made = value.kind === 'call' ? calleesOf(resolver, file, value.call) : [];
    if (![...resolver.value(context, value), ...made].some(isCors)) return [];
    const place = { file, at: call.at, end: call.end };
    const policy = corsPolicyOf(resolver, { context, value }, place);
    // Rocket's answers with the origin that asks.
    const echoed = call.name === 'attach' && policy.origins === 'any' && policy.credentials === true;
    return [
      {
        name: call.name === 'attach' ? 'rocket_cors' : 'warp::cors',
        policy: echoed ? { ...policy, origins: 'reflected' } : policy,
        ...place,
      },
    ];
  });
};

function isCors(definition: Definition): boolean {
  if (definition.kind !== 'made' && definition.kind !== 'external') return false;
  const path = definition.kind === 'made' ? definition.maker : definition.path;
  return definition.module === 'rocket_cors' || (definition.module === 'warp' && path.includes('cors'));
}
