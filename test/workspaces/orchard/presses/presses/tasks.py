import json
from urllib.request import Request, urlopen

from celery import shared_task

from presses.worker import app


@shared_task
def label_bottles(batch):
    request = Request("http://labels:7000/labels", data=json.dumps({"batch": batch}).encode(), method="POST")
    urlopen(request, timeout=5)


@app.task(name="weigh-in")
def weigh(): ...


@app.task(bind=True, max_retries=3)
def empty_vats(self):
    weigh.apply_async(countdown=60)
