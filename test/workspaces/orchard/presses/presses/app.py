import redis
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask, jsonify, request
from rq import Queue

from presses.jobs import print_receipt
from presses.tasks import label_bottles

app = Flask(__name__)
store = redis.Redis(host="queue")
receipts = Queue("receipts", connection=store)


@app.post("/batches")
def press():
    batch = request.get_json()["batch"]
    label_bottles.delay(batch)
    store.delete("stock")
    return jsonify({"batch": batch}), 202


@app.post("/sales")
def sell():
    receipts.enqueue(print_receipt, request.json["sale"])
    return "", 204


@app.get("/stock")
def stock():
    known = store.get("stock")
    if known is None:
        known = "0"
        store.set("stock", known, ex=300)
    return jsonify({"litres": known})


def forget_stock():
    store.delete("stock")


scheduler = BackgroundScheduler()
scheduler.add_job(forget_stock, "interval", minutes=30)
scheduler.start()
