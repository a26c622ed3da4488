import type { CallOutline } from '../../../syntax/outline.ts';
import type { ClassPlace } from '../../annotated/hierarchy.ts';
import { entryOf, itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';

/** Components of CakePHP that let nobody through who is not signed in, and what opens actions again. */
const components: Readonly<Record<string, readonly string[]>> = {
  'Authentication.Authentication': ['addUnauthenticatedActions', 'allowUnauthenticated'],
  Auth: ['allow'],
};

/** `$this->loadComponent('Authentication.Authentication')` of a controller or of one above, less the actions left open. */
export function componentGuards(
  resolver: Resolver,
  classes: readonly ClassPlace[],
  action: string,
): readonly GuardUse[] {
  const calls = classes.flatMap((place) => ownCalls(resolver, place));
  const opens = (words: readonly string[]): boolean =>
    calls.some(({ scope, call }) => {
      const isOfComponent = call.on?.kind === 'name' && /^this\.Auth(?:entication)?$/.test(call.on.name);
      if (!isOfComponent || !words.includes(call.name)) return false;
      return call.args.length === 0 || textsOf(resolver, scope, call).includes(action);
    });
  return calls.flatMap(({ scope, call }): readonly GuardUse[] => {
    const isLoading = call.name === 'loadComponent' && call.on?.kind === 'name' && call.on.name === 'this';
    const [named] = isLoading ? textsOf(resolver, scope, call) : [];
    const words = named !== undefined && Object.hasOwn(components, named) ? components[named] : undefined;
    if (named === undefined || words === undefined || opens(words)) return [];
    const context = { file: scope.file, fn: call.fn };
    const required = entryOf(resolver, context, call.args[1], 'requireIdentity')?.value;
    if (required?.kind === 'literal' && /^false$/i.test(required.text)) return [];
    const place = { level: 'class', file: scope.file, at: call.start, end: call.end } as const;
    return [{ context, value: { kind: 'text', text: named }, name: named, kind: 'authentication', ...place }];
  });
}

interface Placed {
  readonly scope: Scope;
  readonly call: CallOutline;
}

function ownCalls(resolver: Resolver, { file, cls }: ClassPlace): readonly Placed[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  return scope.outline.calls.flatMap((call) =>
    scope.outline.functions[call.fn]?.cls === cls ? [{ scope, call }] : [],
  );
}

function textsOf(resolver: Resolver, { file }: Scope, { fn, args }: CallOutline): readonly string[] {
  return args.flatMap((value) =>
    itemsOf(resolver, { file, fn }, value).flatMap(
      (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
    ),
  );
}
