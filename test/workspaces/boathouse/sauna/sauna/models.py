from django.db import models


class Session(models.Model):
    starts_at = models.DateTimeField(db_index=True)
