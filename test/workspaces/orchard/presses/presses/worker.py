from celery import Celery
from celery.schedules import crontab

app = Celery("presses", broker="redis://queue:6379/0")

app.conf.beat_schedule = {
    "empty-vats": {"task": "presses.tasks.empty_vats", "schedule": crontab(hour=4, minute=30)},
    "weigh": {"task": "weigh-in", "schedule": 90.0},
}
