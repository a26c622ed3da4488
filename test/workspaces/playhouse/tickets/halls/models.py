from django.db import models


class Stamped(models.Model):
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        abstract = True


class Hall(Stamped):
    code = models.CharField(max_length=12, primary_key=True)
    city = models.CharField(max_length=80)
    seats = models.PositiveIntegerField()

    class Meta:
        db_table = "hall"


class Row(models.Model):
    hall = models.ForeignKey(Hall, on_delete=models.CASCADE)
    letter = models.CharField(max_length=2)

    class Meta:
        unique_together = (("hall", "letter"),)
