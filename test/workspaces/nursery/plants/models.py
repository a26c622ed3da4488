from django.db import models


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Family(models.Model):
    latin = models.CharField(max_length=120, unique=True)


class Plant(Stamped):
    code = models.SlugField(primary_key=True)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="plants")
    title = models.CharField(max_length=200)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "plant"
        ordering = ["title"]
        indexes = [models.Index(fields=["family", "-price"], name="plant_family_price")]
