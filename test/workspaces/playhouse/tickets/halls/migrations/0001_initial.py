from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Hall",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("code", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("town", models.CharField(max_length=40)),
                ("seats", models.PositiveIntegerField(null=True)),
            ],
            options={"db_table": "hall"},
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("letter", models.CharField(max_length=2)),
                ("hall", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="halls.hall")),
            ],
            options={"unique_together": {("letter",)}},
        ),
    ]
