import type { CallOutline } from '../../syntax/outline.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** Whether a call runs only where something says yes that says no as it stands in the code: `def requests_allowed? = false`. */
export function isSwitchedOff(resolver: Resolver, scope: Scope, call: CallOutline): boolean {
  if (call.behind === undefined) return false;
  const asked = scope.outline.calls.filter(({ fn, start }) => fn === call.fn && start === call.behind);
  const whole = asked.toSorted((a, b) => b.end - a.end)[0];
  return whole !== undefined && whole.args.length === 0 && refusing(resolver).has(whole.name);
}

/** Names of functions that answer with no, wherever they are made. */
const refusing = oncePerWorkspace((resolver): ReadonlySet<string> => {
  const no = new Set<string>();
  const others = new Set<string>();
  for (const scope of resolver.scopes.values())
    for (const { name, parameters, returns } of scope.outline.functions) {
      if (name === undefined) continue;
      const [answer, another] = returns;
      const refuses = answer?.kind === 'literal' && answer.text === 'false' && another === undefined;
      (refuses && parameters.length === 0 ? no : others).add(name.split('.').at(-1) ?? name);
    }
  return new Set([...no].filter((name) => !others.has(name)));
});
