import { expect, test } from 'vitest';
import { queriesText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('models and queries of Peewee', async () => {
  const system = await systemOf({
    'requirements.txt': 'flask\npeewee\n',
    'models.py': `from peewee import *
class Base(Model):
    class Meta:
        database = SqliteDatabase('kennel.db')
class Owner(Base):
    email = CharField(unique=True)
class Dog(Base):
    owner = ForeignKeyField(Owner, backref='dogs')
    kind = CharField(index=True)
    age = IntegerField(null=True)
    class Meta:
        table_name = 'dogs'
        indexes = ((('kind', 'age'), True),)
`,
    'app.py': `from flask import Flask, request
from models import Dog, Owner
app = Flask(__name__)
@app.get('/dogs')
def search():
    query = Dog.select(Dog, Owner).join(Owner).where(Owner.email == request.args['of'])
    return list(Dog.select().where((Dog.kind == 'hound') & (Dog.age > 3)).order_by(Dog.age.desc()).limit(10))
@app.post('/dogs')
def write():
    Dog.create(kind='hound')
    dog = Dog.get_by_id(3)
    dog.save()
    Dog.update(age=4).where(Dog.owner == 3).execute()
    dog.delete_instance()
    return Dog.get_or_none(Dog.kind == 'hound')
`,
  });
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "dogs (id)
        references owner_id > owner
        indexes (kind), (owner_id), unique (kind, age)
    owner (id)
        indexes unique (email)"
  `);
  expect(queriesText(system, 'search')).toMatchInlineSnapshot(`
    [
      "select dogs",
      "select dogs by kind, age sorted by age limited",
      "select owner by email",
    ]
  `);
  expect(queriesText(system, 'write')).toMatchInlineSnapshot(`
    [
      "delete dogs",
      "insert dogs",
      "select dogs by id limited",
      "select dogs by kind limited",
      "update dogs",
      "update dogs by owner_id",
    ]
  `);
});

test('models and queries of Tortoise ORM', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\ntortoise-orm\n',
    'models.py': `from tortoise import fields
from tortoise.models import Model
class Owner(Model):
    email = fields.CharField(max_length=80, unique=True)
class Dog(Model):
    id = fields.UUIDField(pk=True)
    kind = fields.CharField(max_length=20, index=True)
    owner = fields.ForeignKeyField('models.Owner', related_name='dogs')
    class Meta:
        table = 'dogs'
`,
    'main.py': `from fastapi import FastAPI
from models import Dog, Owner
app = FastAPI()
@app.get('/dogs')
async def search(kind: str):
    return await Dog.filter(kind=kind).order_by('-id').limit(10)
@app.put('/dogs/{id}')
async def write(id: str):
    dog = await Dog.get(id=id)
    await dog.save()
    await Dog.create(kind='hound')
    await Dog.filter(kind='hound').delete()
    owner = await Owner.get(email='a@b.example')
    return await owner.dogs.filter(kind='hound')
`,
  });
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "dogs (id)
        references owner_id > owner
        indexes (kind)
    owner (id)
        indexes unique (email)"
  `);
  expect(queriesText(system, 'search')).toMatchInlineSnapshot(`
    [
      "select dogs by kind sorted by id limited",
    ]
  `);
  expect(queriesText(system, 'write')).toMatchInlineSnapshot(`
    [
      "delete dogs by kind",
      "insert dogs",
      "select dogs by id limited",
      "select dogs by owner_id, kind",
      "select owner by email limited",
      "update dogs by id",
    ]
  `);
});

test('Django asks for rows of another model by way of an object', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\n',
    'manage.py': '',
    'kennel/urls.py':
      "from django.urls import path\nfrom kennel import views\nurlpatterns = [path('owners/<int:pk>', views.dogs)]\n",
    'kennel/models.py': `from django.db import models
class Owner(models.Model):
    name = models.CharField(max_length=80)
class Dog(models.Model):
    owner = models.ForeignKey(Owner, related_name='dogs', on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
class Visit(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)
`,
    'kennel/views.py': `from django.shortcuts import get_object_or_404
from .models import Owner
def dogs(request, pk):
    owner = get_object_or_404(Owner, pk=pk)
    for dog in owner.dogs.filter(kind='hound').order_by('kind'):
        dog.delete()
    owner.visit_set.create()
    return owner.visit_set.count()
`,
  });
  expect(queriesText(system, 'dogs')).toMatchInlineSnapshot(`
    [
      "count kennel_visit by owner_id",
      "insert kennel_visit",
      "select kennel_dog by owner_id, kind sorted by kind",
      "select kennel_owner by id limited",
    ]
  `);
});

test("documents that MongoDB's driver for .NET asks for", async () => {
  const system = await systemOf({
    'Kennel.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="MongoDB.Driver" Version="3.0.0" /></ItemGroup></Project>',
    'Dogs.cs': `using MongoDB.Driver;
namespace Kennel;
public class Dog { public string Id { get; set; } public string Kind { get; set; } public int Age { get; set; } }
public class Dogs {
  private readonly IMongoCollection<Dog> _dogs;
  public Dogs(IMongoDatabase database, Settings settings) { _dogs = database.GetCollection<Dog>("dogs"); }
  public async Task<List<Dog>> Search(string kind) {
    return await _dogs.Find(dog => dog.Kind == kind && dog.Age > 3).SortByDescending(dog => dog.Age).Limit(10).ToListAsync();
  }
  public async Task Write(Dog dog) {
    var named = Builders<Dog>.Filter.Eq(each => each.Kind, dog.Kind);
    await _dogs.UpdateManyAsync(named, Builders<Dog>.Update.Set(each => each.Age, 3));
    await _dogs.ReplaceOneAsync(each => each.Id == dog.Id, dog);
    await _dogs.InsertOneAsync(dog);
  }
}
`,
    'DogsController.cs': `using Microsoft.AspNetCore.Mvc;
namespace Kennel;
[ApiController] [Route("dogs")] public class DogsController : ControllerBase {
  private readonly Dogs _dogs;
  public DogsController(Dogs dogs) { _dogs = dogs; }
  [HttpGet] public async Task<List<Dog>> Search(string kind) => await _dogs.Search(kind);
  [HttpPost] public async Task Write(Dog dog) => await _dogs.Write(dog);
}
`,
  });
  expect(queriesText(system, 'Dogs.Search')).toMatchInlineSnapshot(`
    [
      "select dogs by Kind, Age sorted by Age limited",
    ]
  `);
  expect(queriesText(system, 'Dogs.Write')).toMatchInlineSnapshot(`
    [
      "insert dogs",
      "update dogs by Kind",
      "update dogs by _id",
    ]
  `);
});

test('the builder and the methods of a connection of DBAL', async () => {
  const system = await systemOf({
    'composer.json':
      '{"name":"kennel/dogs","require":{"symfony/framework-bundle":"^7","doctrine/dbal":"^4"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
    'src/Controller/DogController.php': `<?php
namespace App\\Controller;
use Doctrine\\DBAL\\Connection;
use Symfony\\Component\\Routing\\Attribute\\Route;
class DogController {
  public function __construct(private Connection $connection) {}
  #[Route('/dogs', methods: ['POST'])] public function write() {
    $found = $this->connection->createQueryBuilder();
    $found->select('id')->from('dogs', 'd')->where('d.kind = :kind')->orderBy('d.age', 'DESC')->setMaxResults(10);
    $this->connection->insert('dogs', ['kind' => 'hound']);
    $this->connection->delete('dogs', ['kind' => 'hound', 'age' => 3]);
    return $found->executeQuery()->fetchAllAssociative();
  }
}
`,
  });
  expect(queriesText(system, 'DogController.write')).toMatchInlineSnapshot(`
    [
      "delete dogs by kind, age",
      "insert dogs",
      "select dogs by kind sorted by age limited",
    ]
  `);
});

test('criteria, pages and texts that are put together', async () => {
  const system = await systemOf({
    'pom.xml': '<project><artifactId>kennel</artifactId></project>',
    'src/main/java/kennel/Dog.java': `package kennel;
import jakarta.persistence.*;
@Entity @Table(name = "dogs") public class Dog { @Id Long id; String kind; @Column(name = "born_on") LocalDate bornOn; }
`,
    'src/main/java/kennel/Dogs.java': `package kennel;
import org.springframework.data.domain.*;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Dogs extends JpaRepository<Dog, Long> { Page<Dog> findByKind(String kind, Pageable page); }
`,
    'src/main/java/kennel/DogController.java': `package kennel;
import jakarta.persistence.*;
import jakarta.persistence.criteria.*;
import org.springframework.data.domain.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;
@RestController public class DogController {
  @PersistenceContext EntityManager entities;
  private final Dogs dogs;
  private final JdbcTemplate jdbc;
  public DogController(Dogs dogs, JdbcTemplate jdbc) { this.dogs = dogs; this.jdbc = jdbc; }
  @GetMapping("/chosen") public List<Dog> chosen(String kind, LocalDate since) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<Dog> query = builder.createQuery(Dog.class);
    Root<Dog> dog = query.from(Dog.class);
    List<Predicate> asked = new ArrayList<>();
    asked.add(builder.equal(dog.get("kind"), kind));
    if (since != null) { asked.add(builder.greaterThan(dog.get("bornOn"), since)); }
    query.select(dog).where(asked.toArray(new Predicate[0])).orderBy(builder.desc(dog.get("bornOn")));
    return entities.createQuery(query).setMaxResults(10).getResultList();
  }
  @GetMapping("/paged") public Page<Dog> paged(String kind, int page) {
    PageRequest asked = PageRequest.of(page, 20, Sort.by("bornOn").descending());
    return dogs.findByKind(kind, asked);
  }
  @GetMapping("/all") public List<Dog> all() { return dogs.findAll(Sort.by(Sort.Direction.ASC, "kind")); }
  @GetMapping("/told") public List<Map<String, Object>> told(String kind, Integer age) {
    StringBuilder sql = new StringBuilder("SELECT * FROM dogs");
    sql.append(" WHERE kind = ?");
    if (age != null) { sql.append(" AND age = ?"); }
    sql.append(" ORDER BY born_on LIMIT 10");
    return jdbc.queryForList(sql.toString(), kind, age);
  }
}
`,
  });
  const names = ['chosen', 'paged', 'all', 'told'];
  expect(names.flatMap((name) => queriesText(system, `DogController.${name}`))).toMatchInlineSnapshot(`
    [
      "select dogs by kind at times by born_on sorted by born_on limited",
      "select dogs by kind sorted by born_on limited",
      "select dogs sorted by kind",
      "select dogs by kind at times by age sorted by born_on limited",
    ]
  `);
});
