import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { isWithin } from '../operations/bounds-sizes.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** A queue of RabbitMQ that a bean of Spring ties to an exchange. */
export interface RabbitBinding {
  readonly queue: string;
  /** Exchange and key, as publishers name them. */
  readonly channel: string;
  /** Where failed messages go, if the bean of the queue says so. */
  readonly deadLetter?: string | undefined;
  /** The call that makes the queue. */
  readonly declared: CallSite;
}

/** `BindingBuilder.bind(mails()).to(events()).with("order.placed")` of all beans. */
export const rabbitBindings = oncePerWorkspace((resolver): readonly RabbitBinding[] => {
  const scopes = [...resolver.scopes.values()].filter(({ outline }) =>
    outline.imports.some(({ from }) => from.startsWith('org.springframework.amqp.core')),
  );
  return scopes.flatMap((scope) =>
    scope.outline.calls.flatMap((call, index): readonly RabbitBinding[] => {
      if (call.name !== 'bind' || call.on?.kind !== 'name' || call.on.name !== 'BindingBuilder') return [];
      const to = nextOf(scope, index);
      const keyed = to === undefined ? undefined : nextOf(scope, to);
      const queue = madeBy(resolver, scopes, scope, call, queueMaking);
      const exchange =
        to === undefined ? undefined : madeBy(resolver, scopes, scope, scope.outline.calls[to], exchangeMaking);
      if (queue === undefined || exchange === undefined) return [];
      const key = keyed === undefined ? undefined : textAt(resolver, scope, scope.outline.calls[keyed]);
      const channel = [exchange.name, key ?? ''].filter((part) => part !== '').join('/');
      return [{ queue: queue.name, channel, deadLetter: deadLetterOf(resolver, queue.place), declared: queue.site }];
    }),
  );
});

const queueMaking = /^(?:Queue|durable|nonDurable)$/;
const exchangeMaking = /^\w*Exchange$/;

/** The call that goes on from what another gives. */
function nextOf({ outline }: Scope, index: number): number | undefined {
  const found = outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === index);
  return found < 0 ? undefined : found;
}

interface Made {
  readonly name: string;
  readonly place: FunctionPlace;
  readonly site: CallSite;
}

/** What the bean makes that a call is handed: by the method that gives it, or by a parameter that is called like it. */
function madeBy(
  resolver: Resolver,
  scopes: readonly Scope[],
  scope: Scope,
  call: CallOutline | undefined,
  making: RegExp,
): Made | undefined {
  const [value] = call?.args ?? [];
  const name = value && beanNamed(scope, value);
  const places = scopes.flatMap(({ file, outline }) =>
    outline.functions.flatMap((each, fn) =>
      each.name === name && each.decorators?.some((decorator) => decorator.name === 'Bean') ? [{ file, fn }] : [],
    ),
  );
  const place = places.find(({ file }) => file === scope.file) ?? (places.length === 1 ? places[0] : undefined);
  return place && madeIn(resolver, place, making);
}

function beanNamed({ outline }: Scope, value: Value): string | undefined {
  return value.kind === 'call' ? outline.calls[value.call]?.name : value.kind === 'name' ? value.name : undefined;
}

function madeIn(resolver: Resolver, place: FunctionPlace, making: RegExp): Made | undefined {
  const scope = resolver.scopes.get(place.file);
  for (const index of scope?.callsWithin(place.fn) ?? []) {
    const call = scope?.outline.calls[index];
    const name = scope && call && making.test(call.name) ? textAt(resolver, scope, call) : undefined;
    if (name !== undefined) return { name, place, site: { file: place.file, call: index } };
  }
  return undefined;
}

function textAt(resolver: Resolver, { file }: Scope, call: CallOutline | undefined): string | undefined {
  const [value] = call?.args ?? [];
  const context: Context = { file, fn: call?.fn ?? 0 };
  return value && resolveText(resolver, context, value)?.text;
}

/** `.deadLetterExchange("mails.dead")`, `.withArgument("x-dead-letter-exchange", …)` */
function deadLetterOf(resolver: Resolver, { file, fn }: FunctionPlace): string | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const call = outline?.calls.find(
    ({ name, args: [first], fn: at }) =>
      isWithin(outline, at, fn) &&
      (/^deadLetter/.test(name) || (first?.kind === 'text' && first.text.startsWith('x-dead-letter'))),
  );
  const last = call?.args.at(-1);
  if (call === undefined || last === undefined) return undefined;
  return resolveText(resolver, { file, fn: call.fn }, last)?.text ?? '{}';
}
