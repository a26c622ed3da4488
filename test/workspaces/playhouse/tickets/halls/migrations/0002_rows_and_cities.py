from django.db import migrations, models

LARGER_NAMES = [
    migrations.AlterField(model_name="hall", name="city", field=models.CharField(max_length=80)),
]


class Migration(migrations.Migration):
    dependencies = [("halls", "0001_initial"), ("box", "0001_initial")]

    operations = [
        migrations.RenameField(model_name="hall", old_name="town", new_name="city"),
        migrations.AlterField(model_name="hall", name="seats", field=models.PositiveIntegerField()),
        migrations.RenameModel(old_name="Line", new_name="Row"),
        migrations.AlterUniqueTogether(name="row", unique_together={("hall", "letter")}),
    ] + LARGER_NAMES
