import { mailer } from '../../extractors/messaging/ruby-jobs.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { constantPath } from '../ruby/ruby-constants.ts';

/** A mail that a job sends later: `OrderMailer.with(order:).shipped.deliver_later`. */
export interface LaterMail {
  readonly channel: string;
  readonly place: FunctionPlace;
}

export function laterMailAt(resolver: Resolver, context: Context, call: CallOutline): LaterMail | undefined {
  if (!mailer.later.has(call.name) || call.on?.kind !== 'call') return undefined;
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  const message = calls[call.on.call];
  const owner = message?.on?.kind === 'call' ? calls[message.on.call]?.on : message?.on;
  if (message === undefined || owner?.kind !== 'name') return undefined;
  for (const definition of resolver.name(context, owner.name)) {
    if (definition.kind !== 'class') continue;
    const hierarchy = hierarchyOf(resolver, definition);
    const isMailer = hierarchy.some(({ file, cls }) =>
      resolver.scopes.get(file)?.outline.classes[cls]?.bases.some((base) => mailer.bases.test(base)),
    );
    const scope = resolver.scopes.get(definition.file);
    const fn = scope?.method(definition.cls, message.name, false);
    if (isMailer && scope !== undefined && fn !== undefined)
      return {
        channel: `${constantPath(scope, definition.cls)}.${message.name}`,
        place: { file: definition.file, fn },
      };
  }
  return undefined;
}

export function laterMails(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  const found = new Map<string, Consumer>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    for (const call of scope.outline.calls) {
      const mail = laterMailAt(resolver, { file, fn: call.fn }, call);
      if (mail === undefined) continue;
      const { place, channel } = mail;
      const at = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.at ?? 0;
      found.set(channel, { place, broker: mailer.broker, channel, evidence: evidence(place.file, at, at) });
    }
  }
  return [...found.values()];
}
