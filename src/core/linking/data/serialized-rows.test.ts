import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { reviewFiles, systemOf } from '../../../../test/support/system-of.ts';

/** A pottery whose pots are shown at `/pots`. */
function pottery(serializer: string, view: string): Record<string, string> {
  return {
    'requirements.txt': 'django\ndjangorestframework\npsycopg\n',
    'pottery/settings.py': "ROOT_URLCONF = 'pottery.urls'\n",
    'pottery/models.py': `from django.db import models
class Kiln(models.Model):
    name = models.CharField(max_length=30)
class Glaze(models.Model):
    name = models.CharField(max_length=30)
class Pot(models.Model):
    kiln = models.ForeignKey(Kiln, related_name='pots', on_delete=models.CASCADE)
    glazes = models.ManyToManyField(Glaze)
class Crack(models.Model):
    pot = models.ForeignKey(Pot, related_name='cracks', on_delete=models.CASCADE)
`,
    'pottery/serializers.py': `from rest_framework import serializers
from .models import Crack, Glaze, Kiln, Pot
class KilnSerializer(serializers.ModelSerializer):
    class Meta:
        model = Kiln
        fields = ['name']
class GlazeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Glaze
        fields = ['name']
class CrackSerializer(serializers.ModelSerializer):
    class Meta:
        model = Crack
        fields = ['id']
class PotSerializer(serializers.ModelSerializer):
${serializer}
    class Meta:
        model = Pot
        fields = '__all__'
`,
    'pottery/views.py': `from django.db.models import Prefetch
from rest_framework import viewsets
from .models import Crack, Pot
from .serializers import PotSerializer
class Pots(viewsets.ReadOnlyModelViewSet):
    serializer_class = PotSerializer
${view}
`,
    'pottery/urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from . import views
router = DefaultRouter()
router.register('pots', views.Pots, basename='pot')
urlpatterns = [path('', include(router.urls))]
`,
  };
}

const nested = `    kiln = KilnSerializer()
    glazes = GlazeSerializer(many=True)
    breaks = CrackSerializer(many=True, source='cracks')`;

async function repeated(serializer: string, view: string): Promise<readonly string[]> {
  const { accesses, tables } = await systemOf(pottery(serializer, view));
  return accesses
    .filter(({ inLoop }) => inLoop)
    .map(({ table, loop }) => `${loop?.relation?.name} of ${tables.find(({ id }) => id === table)?.name}`);
}

test('a serializer asks for each row what its query has not loaded along', async () => {
  expect(await repeated(nested, '    queryset = Pot.objects.all()')).toMatchInlineSnapshot(`
    [
      "cracks of pottery_crack",
      "glazes of pottery_glaze",
      "kiln of pottery_kiln",
    ]
  `);
  expect(await repeated(nested, "    queryset = Pot.objects.select_related('kiln')")).toMatchInlineSnapshot(`
    [
      "cracks of pottery_crack",
      "glazes of pottery_glaze",
    ]
  `);
  const shown = `    heat = serializers.SerializerMethodField()
    flaws = serializers.SerializerMethodField()
    oven = serializers.CharField(source='kiln.name')
    def get_heat(self, pot):
        return pot.kiln.name
    def get_flaws(self, pot):
        return pot.cracks.count()`;
  expect(await repeated(shown, '    queryset = Pot.objects.all()')).toMatchInlineSnapshot(`
    [
      "cracks of pottery_crack",
      "kiln of pottery_kiln",
    ]
  `);
});

test('what a query loads along, or nobody knows of, is asked for no second time', async () => {
  const loaded = `    def get_queryset(self):
        cracks = Crack.objects.order_by('id')
        return Pot.objects.select_related('kiln').prefetch_related('glazes', Prefetch('cracks', queryset=cracks))`;
  expect(await repeated(nested, loaded)).toEqual([]);
  expect(await repeated(nested, '    queryset = Pot.objects.select_related().prefetch_related(*ALL)')).toEqual([]);
  expect(await repeated(nested, '    queryset = Pot.objects.with_everything()')).toEqual([]);
  const own = '    queryset = Pot.objects.all()\n    def get_serializer_class(self):\n        return PotSerializer';
  expect(await repeated(nested, own)).toEqual([]);
  const keys =
    '    kiln = serializers.PrimaryKeyRelatedField(read_only=True)\n    oven = KilnSerializer(write_only=True, source="kiln")';
  expect(await repeated(keys, '    queryset = Pot.objects.all()')).toEqual([]);
});

test('the manager of a model may load them for all of its queries', async () => {
  const files = pottery('    kiln = KilnSerializer()', '    queryset = Pot.objects.all()');
  const manager = `class Pots(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related('kiln')
class Pot(models.Model):
    objects = Pots()
`;
  const models = files['pottery/models.py']?.replace('class Pot(models.Model):\n', manager) ?? '';
  const { accesses } = await systemOf({ ...files, 'pottery/models.py': models });
  expect(accesses.filter(({ inLoop }) => inLoop)).toEqual([]);
});

test('one row is shown with what belongs to it', async () => {
  const system = await systemOf(pottery(nested, '    queryset = Pot.objects.all()'));
  expect(
    accessesText(system)
      .split('\n')
      .filter((line) => line.includes('{pk}')),
  ).toEqual(['GET /pots/{pk} → select pottery_pot by id']);
});

test('a route is told to load them along in the words of the library', async () => {
  const { review } = await reviewFiles(pottery(nested, '    queryset = Pot.objects.all()'));
  const found = review.findings.filter(({ rule }) => rule === 'n-plus-one-query');
  expect(found.map(({ title, fix }) => `${title}: ${fix}`)).toMatchInlineSnapshot(`
    [
      "GET /pots reads pottery_kiln once for each row that it shows: Add \`select_related('kiln')\` to the query for the rows.",
      "GET /pots reads pottery_glaze once for each row that it shows: Add \`prefetch_related('glazes')\` to the query for the rows.",
      "GET /pots reads pottery_crack once for each row that it shows: Add \`prefetch_related('cracks')\` to the query for the rows.",
    ]
  `);
});

test('methods of a query set are as known as steps of Django', async () => {
  const shown = (query: string): Promise<readonly string[]> => {
    const files = pottery('    kiln = KilnSerializer()', `    def get_queryset(self):\n        return ${query}`);
    const set = `class PotQuerySet(models.QuerySet):
    def dry(self):
        return self.filter(dry=True)
    def with_kiln(self):
        return self.select_related('kiln')
class Pot(models.Model):
    objects = PotQuerySet.as_manager()
`;
    const models = files['pottery/models.py']?.replace('class Pot(models.Model):\n', set) ?? '';
    return systemOf({ ...files, 'pottery/models.py': models }).then((system) =>
      accessesText(system)
        .split('\n')
        .filter((line) => line.includes('in a loop')),
    );
  };
  expect(await shown('Pot.objects.dry()')).toEqual(['GET /pots → select pottery_kiln by id limited, in a loop']);
  expect(await shown('Pot.objects.dry().with_kiln()')).toEqual([]);
  expect(await shown('Pot.objects.dry().heard_of()')).toEqual([]);
});
