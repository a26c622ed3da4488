import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import type { Resolver } from '../resolver.ts';
import { jobClassesOf } from './job-classes.ts';
import { karafkaConsumers } from './karafka-consumers.ts';
import { laterMails } from './later-mails.ts';

/** Classes that take jobs out of queues, each by its name. */
export function jobConsumers(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  const jobs = [...jobClassesOf(resolver).values()].map(({ vocabulary, channel, perform }): Consumer => {
    const outline = resolver.scopes.get(perform.file)?.outline.functions[perform.fn];
    const at = outline?.at ?? 0;
    return { place: perform, broker: vocabulary.broker, channel, evidence: evidence(perform.file, at, at) };
  });
  return [...jobs, ...karafkaConsumers(resolver, evidence), ...laterMails(resolver, evidence)];
}
