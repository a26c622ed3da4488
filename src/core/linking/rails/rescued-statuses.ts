import { rackStatuses, railsReplies } from '../../extractors/replies/ruby-replies.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { controllerAt, methodIn } from './controllers.ts';

/** An error that controllers rescue, and the status that they answer it with. */
export interface RescuedError {
  readonly context: Context;
  /** The class as it is named: `ActiveRecord::RecordNotFound`. */
  readonly error: Value;
  readonly status: number;
}

/** `rescue_from Taken do render json: {}, status: :conflict end`, `rescue_from ActiveRecord::RecordNotFound, with: :missing` */
export const rescuedStatuses = oncePerResolver((resolver): readonly RescuedError[] => {
  const found: RescuedError[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    scope.outline.classes.forEach(({ decorators, fn }, cls) => {
      for (const { name, args = [] } of decorators) {
        const place = name === 'rescue_from' ? handlerOf(resolver, { file, cls }, args) : undefined;
        const status = place && statusOf(resolver, place);
        if (status === undefined) continue;
        for (const error of args) if (error.kind === 'name') found.push({ context: { file, fn }, error, status });
      }
    });
  }
  return found;
});

function handlerOf(
  resolver: Resolver,
  place: { readonly file: string; readonly cls: number },
  args: readonly Value[],
): FunctionPlace | undefined {
  const block = args.at(-1);
  if (block?.kind === 'function') return { file: place.file, fn: block.fn };
  const entries = args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
  const named = entries.find(({ key }) => key === 'with')?.value;
  return named?.kind === 'text' ? methodIn(resolver, controllerAt(resolver, place).hierarchy, named.text) : undefined;
}

/** The status of the only answer that a handler gives. */
function statusOf(resolver: Resolver, { file, fn }: FunctionPlace): number | undefined {
  const scope = resolver.scopes.get(file);
  const statuses = (scope?.callsWithin(fn) ?? []).flatMap((index) => {
    const { name, on, args = [] } = scope?.outline.calls[index] ?? {};
    if (on !== undefined || (name !== 'render' && name !== railsReplies.head)) return [];
    const options = args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
    const said = name === railsReplies.head ? args[0] : options.find(({ key }) => key === 'status')?.value;
    if (said?.kind === 'literal' && /^[45]\d\d$/.test(said.text)) return [Number(said.text)];
    return said?.kind === 'text' && Object.hasOwn(rackStatuses, said.text) ? [rackStatuses[said.text]] : [undefined];
  });
  return new Set(statuses).size === 1 ? statuses[0] : undefined;
}
