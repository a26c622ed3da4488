from django.conf import settings
from django.db import models


class Sale(models.Model):
    class State(models.TextChoices):
        OPEN = "open"
        PAID = "paid"

    customer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    plants = models.ManyToManyField("plants.Plant")
    state = models.CharField(max_length=10, choices=State.choices, default="open")
    sold_on = models.DateField(db_index=True)
