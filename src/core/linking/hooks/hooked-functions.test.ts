import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const models = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [`app/models/${name.toLowerCase()}.rb`, `class ${name} < ApplicationRecord\nend\n`]),
  );

test('callbacks of Active Record run on what they name, and what writes past them runs none', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': `Rails.application.routes.draw do
  resources :hives, only: %i[create update destroy]
  post '/hives/rename', to: 'hives#rename'
end
`,
    ...models('Keeper', 'Frame', 'Note', 'Queen', 'Stand', 'Visit'),
    'app/models/concerns/visited.rb': `module Visited
  extend ActiveSupport::Concern
  included do
    after_commit :note_visit, on: %i[create update]
  end

  def note_visit
    Visit.create!(place: self.class.name)
  end
end
`,
    'app/models/hive.rb': `class Hive < ApplicationRecord
  include Visited
  belongs_to :keeper, counter_cache: true
  has_many :frames, dependent: :destroy
  has_many :notes, dependent: :nullify
  before_validation :draw_code, on: :create
  before_save do
    self.weight = frames.sum(:weight)
  end
  after_create :take_stand, if: :placed?
  after_destroy { Stand.where(hive_id: id).update_all(free: true) }

  private

  def draw_code
    10.times do
      self.code = SecureRandom.hex(4)
      return unless Queen.exists?(code: code)
    end
  end

  def take_stand
    Stand.find_by(free: true)
  end
end
`,
    'app/controllers/hives_controller.rb': `class HivesController < ApplicationController
  def create
    render json: Hive.create!(params.permit(:name))
  end

  def update
    Hive.find(params[:id]).update!(name: params[:name])
  end

  def destroy
    Hive.find(params[:id]).destroy!
  end

  def rename
    Hive.where(name: 'old').update_all(name: 'new')
  end
end
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives/{id} → delete frames by hive_id
    DELETE /hives/{id} → delete hives by id
    DELETE /hives/{id} → select frames by hive_id
    DELETE /hives/{id} → select hives by id limited
    DELETE /hives/{id} → update keepers by id
    DELETE /hives/{id} → update notes by hive_id
    DELETE /hives/{id} → update stands by hive_id
    PATCH /hives/{id} → count frames by hive_id
    PATCH /hives/{id} → insert visits
    PATCH /hives/{id} → select hives by id limited
    PATCH /hives/{id} → update hives by id
    POST /hives → count frames by hive_id
    POST /hives → insert hives
    POST /hives → insert visits
    POST /hives → select queens by code limited
    POST /hives → select stands by free limited
    POST /hives → update keepers by id
    POST /hives/rename → update hives by name
    PUT /hives/{id} → count frames by hive_id
    PUT /hives/{id} → insert visits
    PUT /hives/{id} → select hives by id limited
    PUT /hives/{id} → update hives by id"
  `);
});

test('hooks of Eloquent stand in the model, in its traits and in observers that somebody names', async () => {
  const model = (name: string): string =>
    `<?php\nnamespace App\\Models;\nuse Illuminate\\Database\\Eloquent\\Model;\nclass ${name} extends Model {}\n`;
  const system = await systemOf({
    'composer.json': '{"require":{"laravel/framework":"^11"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\HiveController;
use Illuminate\\Support\\Facades\\Route;
Route::post('/hives', [HiveController::class, 'store']);
Route::put('/hives/{hive}', [HiveController::class, 'update']);
Route::post('/hives/rename', [HiveController::class, 'rename']);
Route::post('/hives/quiet', [HiveController::class, 'quiet']);
`,
    'app/Models/Frame.php': model('Frame'),
    'app/Models/Stand.php': model('Stand'),
    'app/Models/Visit.php': model('Visit'),
    'app/Models/Visited.php': `<?php
namespace App\\Models;
trait Visited
{
    protected static function bootVisited(): void
    {
        static::updated(function ($model) { Visit::create(['place' => 'hive']); });
    }
}
`,
    'app/Models/Hive.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Hive extends Model
{
    use Visited;
    protected static function booted(): void
    {
        static::creating(fn (Hive $hive) => $hive->number = Frame::where('kind', 'brood')->count());
    }
}
`,
    'app/Observers/HiveObserver.php': `<?php
namespace App\\Observers;
use App\\Models\\Hive;
use App\\Models\\Stand;
class HiveObserver
{
    public function saved(Hive $hive): void { Stand::where('hive_id', $hive->id)->update(['free' => false]); }
}
`,
    'app/Providers/AppServiceProvider.php': `<?php
namespace App\\Providers;
use App\\Models\\Hive;
use App\\Observers\\HiveObserver;
class AppServiceProvider
{
    public function boot(): void { Hive::observe(HiveObserver::class); }
}
`,
    'app/Http/Controllers/HiveController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Hive;
class HiveController
{
    public function store() { return Hive::create(request()->all()); }
    public function update(Hive $hive) { $hive->name = 'Ash'; $hive->save(); return $hive; }
    public function rename() { Hive::where('name', 'old')->update(['name' => 'new']); }
    public function quiet() { $hive = Hive::findOrFail(1); $hive->name = 'Elm'; $hive->saveQuietly(); }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /api/hives → count frames by kind
    POST /api/hives → insert hives
    POST /api/hives → update stands by hive_id
    POST /api/hives/quiet → select hives by id limited
    POST /api/hives/quiet → update hives by id
    POST /api/hives/rename → update hives by name
    PUT /api/hives/{hive} → insert visits
    PUT /api/hives/{hive} → select hives by id limited
    PUT /api/hives/{hive} → update hives by id
    PUT /api/hives/{hive} → update stands by hive_id"
  `);
});

test('signals of Django and a save of its own run for single rows, what `created` guards only for new ones', async () => {
  const system = await systemOf({
    'manage.py': 'import django\n',
    'requirements.txt': 'django\n',
    'hives/models.py': `from django.db import models


class Keeper(models.Model):
    hives = models.IntegerField(default=0)


class Hive(models.Model):
    keeper = models.ForeignKey(Keeper, on_delete=models.CASCADE)
    name = models.CharField(max_length=20)

    def save(self, *args, **kwargs):
        self.number = Stand.objects.filter(free=True).count()
        super().save(*args, **kwargs)


class Stand(models.Model):
    free = models.BooleanField()


class Visit(models.Model):
    place = models.CharField(max_length=20)
`,
    'hives/signals.py': `from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from .models import Hive, Keeper, Stand, Visit


@receiver(post_save, sender=Hive)
def count_hives(sender, instance, created, **kwargs):
    if created:
        Keeper.objects.filter(pk=instance.keeper_id).update(hives=1)


@receiver([post_save, post_delete], sender=Hive)
def visit(sender, instance, **kwargs):
    Visit.objects.create(place="hive")


def free_stands(sender, **kwargs):
    Stand.objects.filter(free=False).delete()


post_delete.connect(free_stands, sender=Hive)
`,
    'hives/urls.py': `from django.urls import path

from . import views

urlpatterns = [
    path("new/", views.create),
    path("<int:pk>/", views.change),
    path("<int:pk>/gone/", views.remove),
    path("rename/", views.rename),
]
`,
    'hives/views.py': `from django.shortcuts import get_object_or_404

from .models import Hive


def create(request):
    Hive.objects.create(name="Ash")


def change(request, pk):
    hive = get_object_or_404(Hive, pk=pk)
    hive.name = "Elm"
    hive.save()


def remove(request, pk):
    get_object_or_404(Hive, pk=pk).delete()


def rename(request):
    Hive.objects.filter(name="old").update(name="new")
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /new → count hives_stand by free
    GET /new → insert hives_hive
    GET /new → insert hives_visit
    GET /new → update hives_keeper by id
    GET /rename → update hives_hive by name
    GET /{pk} → count hives_stand by free
    GET /{pk} → insert hives_visit
    GET /{pk} → select hives_hive by id limited
    GET /{pk} → update hives_hive by id
    GET /{pk}/gone → delete hives_hive by id
    GET /{pk}/gone → delete hives_stand by free
    GET /{pk}/gone → insert hives_visit
    GET /{pk}/gone → select hives_hive by id limited"
  `);
});

test('a model of GORM runs its own hooks in the transaction that it is handed', async () => {
  const system = await systemOf({
    'go.mod': 'module hives\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0\n\tgorm.io/gorm v1.25.0\n)\n',
    'main.go': `package main

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Hive struct {
	ID   uint
	Name string
}

type Frame struct {
	ID     uint
	HiveID uint
}

type Visit struct {
	ID    uint
	Place string
}

func (h *Hive) AfterCreate(tx *gorm.DB) error {
	return tx.Create(&Visit{Place: "hive"}).Error
}

func (h *Hive) BeforeDelete(tx *gorm.DB) error {
	return tx.Where("hive_id = ?", h.ID).Delete(&Frame{}).Error
}

type Handler struct{ db *gorm.DB }

func (h *Handler) create(c *gin.Context) {
	hive := Hive{Name: "Ash"}
	h.db.Create(&hive)
}

func (h *Handler) remove(c *gin.Context) {
	var hive Hive
	h.db.Where("name = ?", c.Param("name")).First(&hive)
	h.db.Delete(&hive)
}

func main() {
	h := &Handler{}
	r := gin.Default()
	r.POST("/hives", h.create)
	r.DELETE("/hives/:name", h.remove)
	r.Run()
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives/{name} → delete frames by hive_id
    DELETE /hives/{name} → delete hives
    DELETE /hives/{name} → select hives by name limited
    POST /hives → insert hives
    POST /hives → insert visits"
  `);
});
