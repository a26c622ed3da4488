import type { CallOutline } from '../../syntax/outline.ts';
import type { GuardUse } from '../http/route.ts';
import { itemsOf } from '../read-options.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** `registry.addInterceptor(new AuthInterceptor()).addPathPatterns("/api/**")` */
export interface Interceptor {
  readonly guard: GuardUse;
  /** Empty for every path. */
  readonly patterns: readonly string[];
  readonly excepted: readonly string[];
}

export function interceptorsIn(resolver: Resolver): readonly Interceptor[] {
  const found: Interceptor[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!isPackaged(scope)) continue;
    scope.outline.calls.forEach((call, index) => {
      const [value] = call.args;
      if (call.name !== 'addInterceptor' || value === undefined) return;
      const context = { file, fn: call.fn };
      const steps = stepsOn(scope, index);
      const texts = (name: string): readonly string[] =>
        steps
          .filter((step) => step.name === name)
          .flatMap((step) => step.args.flatMap((argument) => itemsOf(resolver, context, argument)))
          .flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
      found.push({
        guard: { context, value, level: 'application', file, at: call.at, end: call.end, phase: -1 },
        patterns: texts('addPathPatterns'),
        excepted: texts('excludePathPatterns'),
      });
    });
  }
  return found;
}

/** Calls that go on where one ends. */
function stepsOn(scope: Scope, index: number): readonly CallOutline[] {
  const steps: CallOutline[] = [];
  let current = index;
  for (;;) {
    const next = scope.outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === current);
    const step = scope.outline.calls[next];
    if (step === undefined) return steps;
    steps.push(step);
    current = next;
  }
}
