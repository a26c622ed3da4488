import { expect, test } from 'vitest';
import { type Files, mended } from '../../../../test/support/mended.ts';

const route = (find: string, add: string): string => `import express from 'express';
${find.split('\n').slice(0, -1).join('\n')}
const app = express();
app.get('/piers/:pier', async (req, res) => { res.json(await ${find.split('\n').at(-1)}); });
app.post('/boats', async (req, res) => { await ${add}; res.end(); });
app.listen(3000);
`;

function packaged(library: string): string {
  return `{ "name": "pier", "dependencies": { "express": "4", "pg": "8", "${library}": "1" } }`;
}

test('a pier with Django gets the index in the model and in the next step of its application', async () => {
  const files = (meta: string): Files => ({
    'manage.py': '',
    'requirements.txt': 'django\npsycopg2\n',
    'harbor/settings.py': `INSTALLED_APPS = ['boats', 'crews']
ROOT_URLCONF = 'harbor.urls'
DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql'}}
`,
    'harbor/urls.py': `from django.urls import path
from boats.views import at_pier
urlpatterns = [path('piers/<str:pier>', at_pier)]
`,
    'boats/models.py': `from django.db import models


class Boat(models.Model):
    pier = models.CharField(max_length=20)
${meta}`,
    'boats/views.py': `from django.http import JsonResponse
from .models import Boat


def at_pier(request, pier):
    Boat.objects.create(pier=pier)
    return JsonResponse({'boats': list(Boat.objects.filter(pier=pier).values()[:50])})
`,
    'boats/migrations/0001_initial.py': created('Boat', 'pier'),
    'crews/models.py': `from django.db import models


class Crew(models.Model):
    name = models.CharField(max_length=20)
`,
    'crews/migrations/0001_initial.py': created('Crew', 'name'),
  });
  const created = (model: string, field: string): string => `from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel(
            name='${model}',
            fields=[
                ('id', models.BigAutoField(primary_key=True)),
                ('${field}', models.CharField(max_length=20)),
            ],
        ),
    ]
`;
  expect(await mended(files(''))).toMatchInlineSnapshot(`
    "boats/migrations/0002_add_boat_pier_idx.py
    from django.contrib.postgres.operations import AddIndexConcurrently
    from django.db import migrations, models


    class Migration(migrations.Migration):
        atomic = False

        dependencies = [("boats", "0001_initial")]

        operations = [
            AddIndexConcurrently(
                model_name="boat",
                index=models.Index(fields=["pier"], name="boat_pier_idx"),
            ),
        ]

    boats/models.py
        class Meta:
            indexes = [models.Index(fields=["pier"], name="boat_pier_idx")]"
  `);
  expect(await mended(files("\n    class Meta:\n        ordering = ['pier']\n"))).toContain(
    `boats/models.py
        indexes = [models.Index(fields=["pier"], name="boat_pier_idx")]`,
  );
  expect(await mended(files('\n    class Meta:\n        indexes = []\n'))).toBe('nothing is added');
});

test('a pier with TypeORM, Drizzle, JPA or GORM gets the index in its model, whose tool writes the step', async () => {
  const typeorm: Files = {
    'package.json': packaged('typeorm'),
    'src/boat.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('boats')
export class Boat {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  pier!: string;
}
`,
    'src/migrations/1700000000000-boats.ts': `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Boats1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    await queryRunner.query('CREATE TABLE boats (id serial PRIMARY KEY, pier varchar NOT NULL)');
  }
}
`,
    'src/app.ts': route(
      `import { DataSource } from 'typeorm';
import { Boat } from './boat';
const boats = new DataSource({ type: 'postgres', entities: [Boat] }).getRepository(Boat);
boats.find({ where: { pier: req.params.pier }, take: 50 })`,
      'boats.insert({ pier: req.body.pier })',
    ),
  };
  const drizzle: Files = {
    'package.json': packaged('drizzle-orm'),
    'src/schema.ts': `import { pgTable, serial, text } from 'drizzle-orm/pg-core';

export const boats = pgTable('boats', {
  id: serial('id').primaryKey(),
  pier: text('pier').notNull(),
});
`,
    'src/app.ts': route(
      `import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { boats } from './schema';
const db = drizzle('x');
db.select().from(boats).where(eq(boats.pier, req.params.pier)).limit(50)`,
      'db.insert(boats).values({ pier: req.body.pier })',
    ),
  };
  const java = 'src/main/java/pier';
  const jpa: Files = {
    'pom.xml': '<project><artifactId>pier</artifactId></project>',
    [`${java}/Boat.java`]: `package pier;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "boats")
public class Boat {
  @Id
  private Long id;
  private String pier;
}
`,
    [`${java}/Boats.java`]: `package pier;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Boats extends JpaRepository<Boat, Long> {
  List<Boat> findByPier(String pier);
}
`,
    [`${java}/BoatController.java`]: `package pier;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
public class BoatController {
  private final Boats boats;

  public BoatController(Boats boats) {
    this.boats = boats;
  }

  @GetMapping("/piers/{pier}")
  public List<Boat> atPier(@PathVariable String pier) {
    return boats.findByPier(pier);
  }

  @PostMapping("/boats")
  public Boat add(@RequestBody Boat boat) {
    return boats.save(boat);
  }
}
`,
  };
  const gorm: Files = {
    'go.mod': 'module pier\n\nrequire gorm.io/gorm v1.25.0\n',
    'main.go': `package main

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Boat struct {
	gorm.Model
	Pier string \`json:"pier"\`
}

var db *gorm.DB

func atPier(c *gin.Context) {
	var boats []Boat
	db.Where("pier = ?", c.Param("pier")).Limit(50).Find(&boats)
	c.JSON(200, boats)
}

func add(c *gin.Context) {
	db.Create(&Boat{Pier: c.PostForm("pier")})
}

func main() {
	r := gin.Default()
	r.GET("/piers/:pier", atPier)
	r.POST("/boats", add)
	r.Run()
}
`,
  };
  const all = [typeorm, drizzle, jpa, gorm].map(mended);
  expect((await Promise.all(all)).join('\n')).toMatchInlineSnapshot(`
    "src/boat.ts
    import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
      @Index('boats_pier_idx')
    src/schema.ts
    import { index, pgTable, serial, text } from 'drizzle-orm/pg-core';
    }, (table) => [index('boats_pier_idx').on(table.pier)]);
    src/main/java/pier/Boat.java
    import jakarta.persistence.Index;
    @Table(name = "boats", indexes = @Index(name = "boats_pier_idx", columnList = "pier"))
    main.go
    	Pier string \`json:"pier" gorm:"index"\`"
  `);
});

test('a pier with Sequelize gets the next step of that history', async () => {
  const sequelize: Files = {
    'package.json': packaged('sequelize'),
    'migrations/20240105120000-boats.js': `module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable('boats', {
      id: { type: Sequelize.INTEGER, primaryKey: true },
      pier: { type: Sequelize.STRING },
    });
  },
};
`,
    'src/app.js': route(
      `import { Sequelize, DataTypes } from 'sequelize';
const sequelize = new Sequelize('postgres://db/harbor');
const Boat = sequelize.define('Boat', { pier: DataTypes.STRING }, { tableName: 'boats', timestamps: false });
Boat.findAll({ where: { pier: req.params.pier }, limit: 50 })`,
      'Boat.create({ pier: req.body.pier })',
    ),
  };
  expect(await mended(sequelize)).toMatchInlineSnapshot(`
    "migrations/20240105120001-add_boats_pier_idx.js
    'use strict';

    module.exports = {
      up: (queryInterface) => queryInterface.addIndex('boats', ['pier'], { name: 'boats_pier_idx', concurrently: true }),

      down: (queryInterface) => queryInterface.removeIndex('boats', 'boats_pier_idx'),
    };
    "
  `);
});
