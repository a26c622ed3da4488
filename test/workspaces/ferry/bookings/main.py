import boto3
import nats
import pika
import redis
from fastapi import FastAPI
from google.cloud import pubsub_v1
from kafka import KafkaProducer

app = FastAPI()
passages = KafkaProducer(bootstrap_servers="kafka:9092")
queues = boto3.client("sqs")
harbour = pubsub_v1.PublisherClient()
bells = redis.Redis(host="bells")


@app.post("/passages")
def book():
    passages.send("passages.booked", value=b"{}", key=b"7")
    queues.send_message(QueueUrl="https://sqs.eu-central-1.amazonaws.com/71/boarding-cards", MessageBody="{}")
    harbour.publish(harbour.topic_path("ferry", "tides"), b"{}")
    bells.publish("departures", "{}")


@app.post("/freight")
async def load():
    connection = pika.BlockingConnection(pika.ConnectionParameters("rabbit"))
    channel = connection.channel()
    channel.basic_publish(exchange="", routing_key="freight", body="{}")
    wires = await nats.connect("nats://wires:4222")
    await wires.publish("freight.weighed", b"{}")
