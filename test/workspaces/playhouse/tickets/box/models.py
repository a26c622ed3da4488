from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from halls.models import Hall, Stamped


class Listener(AbstractUser):
    phone = models.CharField(max_length=30, null=True)


class Tag(models.Model):
    label = models.SlugField(unique=True)


class Concert(Stamped):
    title = models.TextField()
    hall = models.ForeignKey("halls.Hall", on_delete=models.PROTECT)
    starts_at = models.DateTimeField()
    open = models.BooleanField(default=True)
    tags = models.ManyToManyField(Tag)

    class Meta:
        indexes = [models.Index(fields=["hall", "-starts_at"], name="concert_hall_start_idx")]
        constraints = [
            models.UniqueConstraint(fields=["hall"], condition=Q(open=True), name="one_open_concert"),
        ]


class Ticket(models.Model):
    concert = models.ForeignKey(Concert, on_delete=models.CASCADE)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    seat = models.CharField(max_length=6)
    price = models.DecimalField(max_digits=7, decimal_places=2)
    note = models.TextField(default="", db_column="remark")
