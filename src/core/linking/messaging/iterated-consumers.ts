import { brokers } from '../../extractors/messaging/brokers.ts';
import type { MadeDefinition } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { vocabulariesOf } from './broker-call.ts';
import { channelNames } from './channel-name.ts';
import type { Consumer } from './find-consumers.ts';

const languages: ReadonlySet<string> = new Set(
  brokers.flatMap((vocabulary) => (vocabulary.iterated === undefined ? [] : vocabulary.languages)),
);

/** Functions that go through messages in a loop: `for message in consumer`. */
export function iteratedConsumers(
  resolver: Resolver,
  scope: Scope,
  evidence: LinkInput['evidence'],
): readonly Consumer[] {
  if (!languages.has(scope.outline.language)) return [];
  return scope.outline.bindings.flatMap(({ value, fn, at, end }): readonly Consumer[] => {
    if (value.kind !== 'each' || fn === 0) return [];
    const { of } = value;
    return resolver.value({ file: scope.file, fn }, of).flatMap((callee): readonly Consumer[] => {
      if (callee.kind !== 'made') return [];
      for (const { iterated = {}, broker } of vocabulariesOf(callee, scope.outline.language)) {
        const name = nameOf(callee);
        const form = Object.hasOwn(iterated, name) ? iterated[name] : undefined;
        const site = callee.call;
        if (form === undefined || site === undefined) continue;
        const place = { file: scope.file, fn };
        return channelNames(resolver, { callee, site }, form.channel).map((channel) => ({
          place,
          broker,
          channel,
          evidence: evidence(scope.file, at, end),
        }));
      }
      return [];
    });
  });
}

/** The class of an object that is gone through itself, or the calls that gave what is gone through. */
function nameOf({ maker, members }: MadeDefinition): string {
  return members.length === 0 ? (maker.at(-1) ?? '') : members.slice(-2).join('.');
}
