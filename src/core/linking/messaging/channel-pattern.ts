/** Whether a consumer's subscription takes what is published to a channel: `shop.events/order.*` takes `shop.events/order.placed`. */
export function takesChannel(broker: string, subscription: string, channel: string): boolean {
  if (subscription === channel) return true;
  // Of a name that is not known at all nobody can say who takes it.
  if (subscription === '{}' || channel === '{}') return false;
  if (broker === 'redis') return globTakes(subscription, channel);
  return segmentsTake(subscription.split(/[./]/), channel.split(/[./]/));
}

/** One word, as RabbitMQ, NATS and MQTT write it. */
const one = new Set(['*', '+']);
/** The rest, however many words. */
const rest = new Set(['#', '>']);

function segmentsTake(wanted: readonly string[], given: readonly string[]): boolean {
  const [first, ...more] = wanted;
  if (first === undefined) return given.length === 0;
  if (rest.has(first)) return more.length === 0 || given.some((_, at) => segmentsTake(more, given.slice(at)));
  const [word, ...others] = given;
  if (word === undefined) return false;
  const fits = first === word || one.has(first) || word === '{}';
  return fits && segmentsTake(more, others);
}

function globTakes(pattern: string, channel: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return false;
  const [head = ''] = parts;
  const tail = parts.at(-1) ?? '';
  if (!channel.startsWith(head) || !channel.endsWith(tail) || channel.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of parts.slice(1, -1)) {
    const found = channel.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= channel.length - tail.length;
}
