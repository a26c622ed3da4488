import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { controllerAt, methodIn } from './controllers.ts';

/** `rescue_from ActiveRecord::RecordNotFound, with: :not_found`, or with a block. */
export function rescuedErrors(resolver: Resolver): readonly FunctionPlace[] {
  const found: FunctionPlace[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    scope.outline.classes.forEach(({ decorators }, cls) => {
      for (const { name, args = [] } of decorators) {
        if (name !== 'rescue_from') continue;
        const entries = args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
        const handler = entries.find(({ key }) => key === 'with')?.value;
        const block = args.at(-1);
        const method =
          handler?.kind === 'text'
            ? methodIn(resolver, controllerAt(resolver, { file, cls }).hierarchy, handler.text)
            : undefined;
        if (method !== undefined) found.push(method);
        else if (block?.kind === 'function') found.push({ file, fn: block.fn });
      }
    });
  }
  return found;
}
