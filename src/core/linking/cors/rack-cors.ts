import type { CallOutline } from '../../syntax/outline.ts';
import { resolveText } from '../resolve-text.ts';
import { policyOfSteps, unknownPolicy } from './cors-policy.ts';
import type { CorsReader, CorsUse } from './cors-use.ts';

/** `insert_before 0, Rack::Cors do allow do origins '*'; resource '/api/*' end end`: each `allow` for its resources. */
export const rackCors: CorsReader = (resolver, scope) => {
  const { file, outline } = scope;
  if (outline.language !== 'ruby') return [];
  return outline.calls.flatMap((call): readonly CorsUse[] => {
    const block = call.args.at(-1);
    if (block?.kind !== 'function' || !call.args.some(isRackCors)) return [];
    const inside = callsOf(scope, block.fn);
    return inside.flatMap((allow): readonly CorsUse[] => {
      const own = allow.name === 'allow' ? allow.args.at(-1) : undefined;
      if (own?.kind !== 'function') return [];
      const steps = callsOf(scope, own.fn);
      const resources = steps.filter(({ name }) => name === 'resource');
      const patterns = resources.flatMap(({ args: [path], fn }) =>
        path === undefined ? [] : (resolveText(resolver, { file, fn }, path)?.text ?? []),
      );
      const policy = policyOfSteps(resolver, file, steps) ?? unknownPolicy;
      // A star answered together with cookies would be refused: the library then says who asks.
      const echoed = policy.origins === 'any' && policy.credentials === true;
      return [
        {
          name: 'Rack::Cors',
          policy: echoed ? { ...policy, origins: 'reflected' } : policy,
          patterns: patterns.includes('*') ? undefined : patterns.map((path) => path.replace(/\*$/, '**')),
          file,
          at: allow.start,
          end: allow.start,
        },
      ];
    });
  });
};

function isRackCors(value: CallOutline['args'][number]): boolean {
  return value.kind === 'name' && value.name === 'Rack.Cors';
}

function callsOf(
  scope: { callsWithin(fn: number): readonly number[]; outline: { calls: readonly CallOutline[] } },
  fn: number,
) {
  return scope.callsWithin(fn).flatMap((index) => scope.outline.calls[index] ?? []);
}
