import type { CallOutline } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { GuardUse } from '../http/route.ts';
import { halting } from '../rails/halting.ts';
import type { Resolver } from '../resolver.ts';

/** `post '/hives', role: :keeper do`, where `set(:role) { |*roles| condition { halt 403 unless … } }` says what that asks. */
export function conditionGuards(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  file: string,
  call: CallOutline,
): readonly GuardUse[] {
  const options = call.args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
  return options.flatMap(({ key, at }) =>
    hierarchy.flatMap((place): readonly GuardUse[] => {
      const condition = conditionNamed(resolver, place, key);
      const found = condition === undefined ? undefined : halting(resolver, hierarchy, '', condition);
      if (found === undefined || found.kind === 'other') return [];
      const context = { file, fn: call.fn };
      return [
        {
          context,
          value: { kind: 'name', name: key },
          name: key,
          kind: found.kind,
          level: 'inline',
          file,
          at,
          end: at,
        },
      ];
    }),
  );
}

/** The block of the condition that a setting of the class makes. */
function conditionNamed(resolver: Resolver, { file, cls }: ClassPlace, key: string) {
  const scope = resolver.scopes.get(file);
  const calls = scope?.outline.calls ?? [];
  const setting = calls.find(({ name, args: [first], fn }) => {
    const isNamed = name === 'set' && first?.kind === 'text' && first.text === key;
    return isNamed && scope?.classAround(fn) === cls;
  });
  const block = setting?.args.at(-1);
  if (block?.kind !== 'function') return undefined;
  const asked = calls.find(({ name, fn }) => name === 'condition' && fn === block.fn)?.args.at(-1);
  return asked?.kind === 'function' ? { file, fn: asked.fn } : undefined;
}
