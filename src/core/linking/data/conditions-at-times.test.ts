import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('Rails adds to a scope under its own name, and fills texts in by names', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': 'Rails.application.routes.draw do\n  resources :dogs, only: [:index]\nend\n',
    'app/models/dog.rb': `class Dog < ApplicationRecord
  def self.search(params)
    dogs = where(owner_id: params[:owner])
    dogs = dogs.where(kind: params[:kind]) if params[:kind]
    dogs.order(name: :desc).limit(10)
  end
end
`,
    'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def index
    Dog.where('age > :years', years: 3).update_all(old: true)
    render json: Dog.search(params).to_a
  end
end
`,
  });
  expect(queriesText(system, 'DogsController.index')).toEqual([
    'select dogs by owner_id at times by kind sorted by name limited',
    'update dogs by age',
  ]);
});

test('Django adds to a query set under its own name', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\n',
    'manage.py': '',
    'kennel/settings.py': 'ROOT_URLCONF = "kennel.urls"\nINSTALLED_APPS = ["kennel"]\n',
    'kennel/urls.py': 'from django.urls import path\nfrom . import views\nurlpatterns = [path("dogs/", views.dogs)]\n',
    'kennel/models.py': `from django.db import models

class Dog(models.Model):
    kind = models.CharField(max_length=9)
    name = models.CharField(max_length=9)
`,
    'kennel/views.py': `from django.http import JsonResponse
from .models import Dog

def dogs(request):
    found = Dog.objects.filter(kind="hound")
    if "name" in request.GET:
        found = found.filter(name__icontains=request.GET["name"])
    return JsonResponse(list(found.order_by("-id")[:10].values()), safe=False)
`,
  });
  expect(queriesText(system, 'dogs')).toEqual(['select kennel_dog by kind at times by name sorted by id limited']);
});

test('a view set of Django REST answers with what its hooks ask for', async () => {
  const { endpoints } = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'manage.py': '',
    'kennel/settings.py': 'ROOT_URLCONF = "kennel.urls"\nINSTALLED_APPS = ["kennel"]\n',
    'kennel/urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from . import views

router = DefaultRouter()
router.register("dogs", views.Dogs, basename="dog")
urlpatterns = [path("", include(router.urls))]
`,
    'kennel/views.py': `from rest_framework import mixins, viewsets

class Dogs(mixins.ListModelMixin, mixins.CreateModelMixin, viewsets.GenericViewSet):
    def get_queryset(self): ...
    def perform_create(self, serializer): ...
`,
  });
  expect(endpoints.map(({ method, handler }) => `${method} ${handler?.split('#')[1]}`)).toEqual([
    'GET Dogs.get_queryset',
    'POST Dogs.perform_create',
  ]);
});

test('GORM adds to a query under its own name, and knows the table that a condition names', async () => {
  const system = await systemOf({
    'go.mod': 'module kennel\n\nrequire gorm.io/gorm v1.25.0\n',
    'main.go': `package main

import (
	"net/http"

	"gorm.io/gorm"
)

type Owner struct {
	ID   uint \`gorm:"primaryKey"\`
	City string
}

type Dog struct {
	ID   uint \`gorm:"primaryKey"\`
	Name string
	Kind string
}

type Kennel struct{ db *gorm.DB }

func (k *Kennel) Search(w http.ResponseWriter, r *http.Request) {
	var dogs []Dog
	query := k.db.Model(&Dog{}).Joins("JOIN owners ON owners.id = dogs.owner_id").Where("owners.city = ?", "Rome")
	query = query.Where("kind = ?", "hound")
	if name := r.FormValue("name"); name != "" {
		query = query.Where("name LIKE ?", name)
	}
	query.Order("name").Limit(10).Find(&dogs)
}

func main() {
	kennel := &Kennel{}
	http.HandleFunc("GET /dogs", kennel.Search)
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(queriesText(system, 'Kennel.Search')).toEqual([
    'select dogs by kind at times by name sorted by name limited',
    'select owners by city',
  ]);
});

test('SeaORM adds to a query under its own name, and asks for pages', async () => {
  const system = await systemOf({
    'Cargo.toml': '[package]\nname = "kennel"\n[dependencies]\naxum = "0.7"\nsea-orm = "1"\n',
    'src/dog.rs': `use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "dogs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
    pub kind: String,
}
`,
    'src/main.rs': `mod dog;
use axum::{routing::get, Router};
use dog::Entity as Dog;
use sea_orm::*;
async fn dogs(name: Option<String>) {
    let db = Database::connect("x").await.unwrap();
    let mut query = Dog::find().filter(dog::Column::Kind.eq("hound"));
    if let Some(name) = name { query = query.filter(dog::Column::Name.eq(name)); }
    query.order_by_desc(dog::Column::Id).limit(10).all(&db).await;
    Dog::find().paginate(&db, 20).fetch_page(0).await;
}
#[tokio::main]
async fn main() { let app = Router::new().route("/dogs", get(dogs)); }
`,
  });
  expect(queriesText(system, 'dogs')).toEqual([
    'select dogs by kind at times by name sorted by id limited',
    'select dogs limited',
  ]);
});
