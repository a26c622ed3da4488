from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):
    dependencies = [("box", "0001_initial"), ("halls", "0002_rows_and_cities")]

    operations = [
        migrations.RenameModel(old_name="Label", new_name="Tag"),
        migrations.RenameField(model_name="concert", old_name="place", new_name="hall"),
        migrations.RemoveField(model_name="concert", name="encore"),
        migrations.AddField(model_name="concert", name="open", field=models.BooleanField(default=True)),
        migrations.AddField(
            model_name="concert", name="created_at", field=models.DateTimeField(auto_now_add=True, db_index=True)
        ),
        migrations.AlterField(model_name="concert", name="starts_at", field=models.DateTimeField()),
        migrations.AddIndex(
            model_name="concert",
            index=models.Index(fields=["hall", "-starts_at"], name="concert_hall_start_idx"),
        ),
        migrations.AddConstraint(
            model_name="concert",
            constraint=models.UniqueConstraint(
                condition=models.Q(("open", True)), fields=("hall",), name="one_open_concert"
            ),
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat", models.CharField(max_length=6)),
                ("price", models.DecimalField(decimal_places=2, max_digits=7)),
                ("note", models.TextField(db_column="remark", default="")),
                ("concert", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="box.concert")),
                (
                    "buyer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.RunSQL(
            "CREATE INDEX ticket_seat_lower ON box_ticket (lower(seat))", reverse_sql="DROP INDEX ticket_seat_lower"
        ),
    ]
