import type { ModuleSettings } from '../module-settings.ts';
import { boundBroker, boundChannel, type NamedChannel } from './bound-channel.ts';
import type { Consumer } from './find-consumers.ts';
import type { MessageFact } from './message-fact.ts';

/** Messages whose topics and queues are named as settings say. */
export function fillChannels(messages: readonly MessageFact[], settings: ModuleSettings): readonly MessageFact[] {
  return messages.flatMap((message) => {
    const named = namedAt(settings, message.spot.context.file, message);
    return named === undefined ? [] : { ...message, ...named };
  });
}

/** The same for those who take them. */
export function fillConsumers(consumers: readonly Consumer[], settings: ModuleSettings): readonly Consumer[] {
  return consumers.flatMap((consumer) => {
    const named = namedAt(settings, consumer.place.file, consumer);
    return named === undefined ? [] : { ...consumer, ...named };
  });
}

/** Undefined for an end that no setting leads anywhere. */
function namedAt(settings: ModuleSettings, file: string, end: NamedChannel): NamedChannel | undefined {
  const { broker, channel } = end;
  return broker === boundBroker
    ? boundChannel(settings, file, channel)
    : { broker, channel: filledChannel(settings, file, channel) };
}

/** The name of a topic or queue with settings filled in: `${topics.orders}` is whatever they say. */
function filledChannel(settings: ModuleSettings, file: string, channel: string): string {
  if (!channel.includes('${')) return channel;
  const filled = settings.fill(file, channel);
  // Two ends that name the same setting meet there, even where nothing says what it holds.
  return filled.includes('{}') ? channel.replace(/\$\{([\w.-]+)[^}]*\}/g, '$1') : filled;
}
