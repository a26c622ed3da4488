from django.db import models


class Tour(models.Model):
    title = models.CharField(max_length=80)
    starts_at = models.DateTimeField(db_index=True)


class Booking(models.Model):
    tour = models.ForeignKey(Tour, on_delete=models.CASCADE)
    visitor = models.CharField(max_length=80)
