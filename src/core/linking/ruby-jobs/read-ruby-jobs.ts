import { jobSettings, mailer } from '../../extractors/messaging/ruby-jobs.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type JobClass, jobClassesOf } from './job-classes.ts';
import { laterMailAt } from './later-mails.ts';

/** `ReindexJob.perform_later(order)`, `ReindexJob.set(wait: 5.minutes).perform_later`, `Resque.enqueue(Reindex, id)` */
export function readRubyJobs(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  const mail = laterMailAt(resolver, context, call);
  if (mail !== undefined) {
    facts.messages.push({ spot, kind: 'publish', broker: mailer.broker, channel: mail.channel });
    return true;
  }
  const [first] = call.args;
  const job = jobBehind(spot, call.on) ?? (call.name.startsWith('enqueue') ? jobBehind(spot, first) : undefined);
  if (job === undefined || !job.vocabulary.puts.has(call.name)) return false;
  facts.messages.push({ spot, kind: 'publish', broker: job.vocabulary.broker, channel: job.channel });
  return true;
}

function jobBehind(spot: CallSpot, value: Value | undefined): JobClass | undefined {
  const { resolver, context } = spot;
  if (value === undefined) return undefined;
  if (value.kind === 'call') {
    const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
    return call !== undefined && jobSettings.has(call.name) ? jobBehind(spot, call.on) : undefined;
  }
  if (value.kind !== 'name') return undefined;
  for (const definition of resolver.name(context, value.name)) {
    const job = 'cls' in definition ? jobClassesOf(resolver).get(`${definition.file}#${definition.cls}`) : undefined;
    if (job !== undefined) return job;
  }
  return undefined;
}
