import nats
import pika
import redis
from google.cloud import pubsub_v1
from kafka import KafkaConsumer


class CancelledPassages:
    def __init__(self):
        self.consumer = KafkaConsumer("passages.cancelled", bootstrap_servers="kafka:9092")

    def run(self):
        for record in self.consumer:
            print(record)


def stow(channel, method, properties, body):
    channel.basic_ack(method.delivery_tag)


def stow_freight():
    channel = pika.BlockingConnection().channel()
    channel.basic_consume(queue="freight", on_message_callback=stow)


def ring():
    calls = redis.Redis(host="bells").pubsub()
    calls.subscribe("departures")
    for call in calls.listen():
        print(call)


async def weigh(message):
    print(message)


async def watch_scales():
    wires = await nats.connect("nats://wires:4222")
    await wires.subscribe("freight.weighed", cb=weigh)


def rise(message):
    message.ack()


def watch_tides():
    subscriber = pubsub_v1.SubscriberClient()
    subscriber.subscribe(subscriber.subscription_path("ferry", "tides"), callback=rise)
