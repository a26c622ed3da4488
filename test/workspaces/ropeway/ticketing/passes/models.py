from django.db import models


class Clerk(models.Model):
    badge = models.CharField(max_length=40, unique=True)
    left_on = models.DateField(null=True)


class Pass(models.Model):
    number = models.CharField(max_length=12, unique=True)
    valley = models.CharField(max_length=60, db_index=True)
    sold_by = models.ForeignKey(Clerk, on_delete=models.PROTECT, related_name="sales")
    sold_on = models.DateField(auto_now_add=True)
    returned_on = models.DateField(null=True)
