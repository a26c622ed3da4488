import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('queues and topics of Service Bus, and subjects of JetStream, in Python', async () => {
  const system = await systemOf({
    'requirements.txt': 'azure-servicebus\nnats-py\n',
    'dock.py': `import nats
from azure.servicebus import ServiceBusClient, ServiceBusMessage

def unload():
    with ServiceBusClient.from_connection_string("…") as bus:
        receiver = bus.get_queue_receiver(queue_name="crates")
        for message in receiver:
            with bus.get_topic_sender(topic_name="unloaded") as sender:
                sender.send_messages(ServiceBusMessage(str(message)))

def count():
    with ServiceBusClient.from_connection_string("…") as bus:
        with bus.get_subscription_receiver("unloaded", "count") as receiver:
            receiver.receive_messages(max_message_count=5)

async def weigh():
    connection = await nats.connect("nats://nats:4222")
    stream = connection.jetstream()
    crates = await stream.pull_subscribe("crates.weighed", "dock")
    await stream.publish("crates.stored", b"")
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "nats:crates.stored: from workspace to nobody
    nats:crates.weighed: from nobody to workspace
    servicebus:crates: from nobody to workspace
    servicebus:unloaded: from workspace to workspace"
  `);
});
