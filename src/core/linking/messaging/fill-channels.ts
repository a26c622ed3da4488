import type { ModuleSettings } from '../module-settings.ts';
import type { Consumer } from './find-consumers.ts';
import type { MessageFact } from './message-fact.ts';

/** Messages whose topics and queues are named as settings say. */
export function fillChannels(messages: readonly MessageFact[], settings: ModuleSettings): readonly MessageFact[] {
  return messages.map((message) => ({
    ...message,
    channel: filledChannel(settings, message.spot.context.file, message.channel),
  }));
}

/** The same for those who take them. */
export function fillConsumers(consumers: readonly Consumer[], settings: ModuleSettings): readonly Consumer[] {
  return consumers.map((consumer) => ({
    ...consumer,
    channel: filledChannel(settings, consumer.place.file, consumer.channel),
  }));
}

/** The name of a topic or queue with settings filled in: `${topics.orders}` is whatever they say. */
function filledChannel(settings: ModuleSettings, file: string, channel: string): string {
  if (!channel.includes('${')) return channel;
  const filled = settings.fill(file, channel);
  // Two ends that name the same setting meet there, even where nothing says what it holds.
  return filled.includes('{}') ? channel.replace(/\$\{([\w.-]+)[^}]*\}/g, '$1') : filled;
}
