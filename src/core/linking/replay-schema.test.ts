import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../test/support/parsers.ts';
import { readFile } from '../../../test/support/read-file.ts';
import { tablesInWords } from '../../../test/support/tables-in-words.ts';
import { prismaSchema } from '../extractors/data/prisma-schema.ts';
import { sqlSchema } from '../extractors/data/sql-schema.ts';
import { typeormEntity } from '../extractors/data/typeorm-entity.ts';
import type { SchemaSource } from './replay/schema-source.ts';
import { replaySchema } from './replay-schema.ts';

/** The schemas and migrations of a service, from its files: path → content. */
async function sourcesOf(files: Readonly<Record<string, string>>): Promise<SchemaSource[]> {
  const sources: SchemaSource[] = [];
  for (const [path, text] of Object.entries(files)) {
    const outline = path.endsWith('.ts') ? await outlineOf(text) : undefined;
    const file = readFile(path, text, outline);
    const extractor = [prismaSchema, sqlSchema, typeormEntity].find((candidate) => candidate.applies(file));
    for (const fact of extractor?.extract(file).facts ?? []) {
      if (fact.kind === 'schema' || fact.kind === 'migration')
        sources.push({ file: path, fact, evidence: file.evidence });
    }
  }
  return sources;
}

async function told(files: Readonly<Record<string, string>>): Promise<string> {
  return tablesInWords(replaySchema(await sourcesOf(files)).tables);
}

describe('Replaying the migrations of a bicycle rental', () => {
  it('ends with the tables as the last step leaves them', async () => {
    const files = {
      'migrations/1_init.sql': `
CREATE TABLE bikes (id serial PRIMARY KEY, frame text UNIQUE, color varchar(20) DEFAULT 'red', station int);
CREATE TABLE stations (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE old_log (id int);
CREATE TABLE rides (id bigserial PRIMARY KEY, bike_id int REFERENCES bikes (id), log_id int REFERENCES old_log (id));
CREATE INDEX ON rides (bike_id);
ALTER TABLE bikes ADD FOREIGN KEY (station) REFERENCES stations ON DELETE SET NULL;`,
      'migrations/2_rename.sql': `
ALTER TABLE bikes RENAME COLUMN color TO paint;
ALTER TABLE bikes RENAME COLUMN id TO bike_no;
ALTER TABLE stations RENAME TO docks;
ALTER INDEX rides_bike_id_idx RENAME TO rides_by_bike;
ALTER TABLE bikes DROP CONSTRAINT bikes_frame_key;
CREATE UNIQUE INDEX CONCURRENTLY live_frames ON bikes (lower(frame)) WHERE paint IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS live_frames ON bikes (lower(frame));`,
      'migrations/10_types.sql': `
ALTER TABLE rides ALTER COLUMN bike_id SET NOT NULL, ADD COLUMN cost numeric(8, 2) NOT NULL DEFAULT 0 CHECK (cost >= 0);
COMMENT ON COLUMN rides.cost IS 'in euro';
ALTER TABLE bikes ALTER paint TYPE text, ALTER paint DROP DEFAULT;
DROP TABLE old_log CASCADE;
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_old (at timestamptz NOT NULL);
ALTER TABLE events ATTACH PARTITION events_old DEFAULT;
CREATE TABLE archived_bikes (LIKE bikes INCLUDING ALL, archived_at date);`,
      'migrations/10_types.down.sql': 'DROP TABLE bikes;',
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "bikes (migrations, postgresql) [1_init.sql:2]
        bike_no serial = autoincrement
        frame text?
        paint text?
        station int?
        key (bike_no)
        (station) → docks (), delete set null bikes_station_fkey [1_init.sql:7]
        unique ((lower(frame))) where paint IS NOT NULL live_frames [2_rename.sql:7]
      rides (migrations, postgresql) [1_init.sql:5]
        id bigserial = autoincrement
        bike_id int
        log_id int?
        cost numeric(8,2) = 0 -- in euro
        key (id)
        (bike_id) → bikes (bike_no) rides_bike_id_fkey [1_init.sql:5]
        index (bike_id) rides_by_bike [1_init.sql:6]
        check cost >= 0
      docks (migrations, postgresql) [1_init.sql:3]
        id serial = autoincrement
        name text
        key (id)
      events (migrations, postgresql) [10_types.sql:6]
        at timestamptz
      archived_bikes (migrations, postgresql) [10_types.sql:10]
        bike_no serial = autoincrement
        frame text?
        paint text?
        station int?
        archived_at date?
        key (bike_no)
        unique ((lower(frame))) where paint IS NOT NULL without a name [2_rename.sql:7]"
    `);
  });

  it('follows the copy and swap by which SQLite changes a table', async () => {
    const files = {
      'prisma/migrations/1_a/migration.sql': `
CREATE TABLE "Bike" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "frame" TEXT);
CREATE TABLE "Ride" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "bikeId" INTEGER NOT NULL, CONSTRAINT "fk" FOREIGN KEY ("bikeId") REFERENCES "Bike" ("id"));
CREATE UNIQUE INDEX "Bike_frame_key" ON "Bike"("frame");`,
      'prisma/migrations/2_b/migration.sql': `
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Bike" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "frame" TEXT NOT NULL);
INSERT INTO "new_Bike" ("frame", "id") SELECT "frame", "id" FROM "Bike";
DROP TABLE "Bike";
ALTER TABLE "new_Bike" RENAME TO "Bike";
CREATE UNIQUE INDEX "Bike_frame_key" ON "Bike"("frame");`,
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "Ride (migrations, sqlite) [migration.sql:3]
        id integer = autoincrement
        bikeId integer
        key (id)
        (bikeId) → Bike (id) fk [migration.sql:3]
      Bike (migrations, sqlite) [migration.sql:3]
        id integer = autoincrement
        frame text
        key (id)
        unique (frame) Bike_frame_key [migration.sql:7]"
    `);
  });

  it('keeps tables of one name in several schemas apart', async () => {
    const files = {
      'migrations/1.sql': `CREATE TABLE auth.users (id uuid PRIMARY KEY);
CREATE TABLE public.users (id int PRIMARY KEY);
ALTER TABLE users ADD COLUMN name text;
ALTER TABLE auth.users ADD COLUMN email text;`,
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "auth.users (migrations, postgresql) [1.sql:1]
        id uuid
        email text?
        key (id)
      public.users (migrations, postgresql) [1.sql:2]
        id int
        name text?
        key (id)"
    `);
  });

  it('takes a schema that is told for two databases once', async () => {
    const files = {
      'db/mysql/migrations/1_a.sql':
        'CREATE TABLE `bikes` (`id` int AUTO_INCREMENT PRIMARY KEY); CREATE INDEX m ON bikes (id);',
      'db/postgresql/migrations/1_a.sql': 'CREATE TABLE bikes (id serial PRIMARY KEY); CREATE INDEX p ON bikes (id);',
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "bikes (migrations, mysql) [1_a.sql:1]
        id int = autoincrement
        key (id)
        index (id) m [1_a.sql:1]"
    `);
  });

  it('replays over a schema file, which may already hold what a step adds', async () => {
    const files = {
      'db/schema.sql':
        'CREATE TABLE bikes (id serial PRIMARY KEY, frame text); CREATE INDEX by_frame ON bikes (frame);',
      'db/migrations/1_frame.sql': 'ALTER TABLE bikes ADD COLUMN frame text; CREATE INDEX by_frame ON bikes (frame);',
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "bikes (ddl, postgresql) [schema.sql:1]
        id serial = autoincrement
        frame text?
        key (id)
        index (frame) by_frame [schema.sql:1]"
    `);
  });
});

describe('Laying models over migrations', () => {
  const schema = `datasource db { provider = "postgresql" }
model Bike {
  id     Int    @id @default(autoincrement())
  frame  String @unique @map("frame_no")
  rides  Ride[]
  tags   Tag[]
  note   String? @default(cuid())
  @@index([note])
  @@map("bikes")
}
model Ride {
  id     Int  @id @default(autoincrement())
  bike   Bike @relation(fields: [bikeId], references: [id])
  bikeId Int  @map("bike_id")
}
model Tag {
  id    Int    @id
  bikes Bike[]
}`;

  it('takes columns from the model, and from the history what a model cannot say', async () => {
    const files = {
      'prisma/schema.prisma': schema,
      'prisma/migrations/1_a/migration.sql': `
CREATE TABLE "bikes" ("id" SERIAL NOT NULL, "frame_no" TEXT NOT NULL, "gone" TEXT, CONSTRAINT "bikes_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Ride" ("id" SERIAL NOT NULL, "bike_id" INTEGER NOT NULL, PRIMARY KEY ("id"));
CREATE TABLE "_BikeToTag" ("A" INTEGER NOT NULL, "B" INTEGER NOT NULL, CONSTRAINT "_BikeToTag_AB_pkey" PRIMARY KEY ("A","B"));
CREATE TABLE "handmade" ("id" INT PRIMARY KEY);
CREATE UNIQUE INDEX "bikes.frame_unique" ON "bikes"("frame_no");
CREATE INDEX "gone_idx" ON "bikes"("gone");
CREATE INDEX "frames_like" ON "bikes" USING gin ("frame_no" gin_trgm_ops);
CREATE INDEX "few" ON "bikes"("frame_no") WHERE note IS NULL;
ALTER TABLE "Ride" ADD CONSTRAINT "ride_bike" FOREIGN KEY ("bike_id") REFERENCES "bikes"("id") ON DELETE CASCADE;
ALTER TABLE "bikes" ADD CONSTRAINT "framed" CHECK (frame_no <> '');`,
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "handmade (migrations, postgresql) [migration.sql:5]
        id int
        key (id)
      bikes = Bike (model, postgresql) [schema.prisma:2 migration.sql:2]
        id serial = autoincrement
        frame_no text
        note text? = cuid()
        key (id)
        unique (frame_no) bikes.frame_unique [schema.prisma:4]
        index (note) bikes_note_idx [schema.prisma:8]
        index (frame_no) gin frames_like [migration.sql:8]
        index (frame_no) where note IS NULL few [migration.sql:9]
        check frame_no <> ''
      Ride = Ride (model, postgresql) [schema.prisma:11 migration.sql:3]
        id serial = autoincrement
        bike_id integer
        key (id)
        (bike_id) → bikes (id), delete cascade ride_bike [schema.prisma:13]
      Tag = Tag (model, postgresql) [schema.prisma:16]
        id integer
        key (id)
      _BikeToTag (model, postgresql) [schema.prisma:6 migration.sql:4]
        A integer
        B integer
        key (A, B)
        (A) → bikes (id), delete cascade _BikeToTag_A_fkey [schema.prisma:6]
        (B) → Tag (id), delete cascade _BikeToTag_B_fkey [schema.prisma:6]
        index (B) _BikeToTag_B_index [schema.prisma:6]"
    `);
  });

  it('puts a Prisma schema of several files together', async () => {
    const files = {
      'prisma/schema/main.prisma':
        'datasource db { provider = "mysql" }\nenum Color { RED }\nmodel Bike {\n id Int @id\n rides Ride[]\n @@map("bikes")\n}',
      'prisma/schema/rides/ride.prisma':
        'model Ride {\n id Int @id\n paint Color\n bikeId Int\n bike Bike @relation(fields: [bikeId], references: [id])\n}',
    };
    const sources = await sourcesOf(files);
    const { tables, fields } = replaySchema(sources);
    expect(tablesInWords(tables)).toMatchInlineSnapshot(`
      "bikes = Bike (model, mysql) [main.prisma:3]
        id integer
        key (id)
      Ride = Ride (model, mysql) [ride.prisma:1]
        id integer
        paint color
        bikeId integer
        key (id)
        (bikeId) → bikes (id), delete restrict Ride_bikeId_fkey [ride.prisma:5]"
    `);
    expect(fields['Ride']).toEqual({
      id: { column: 'id' },
      paint: { column: 'paint' },
      bikeId: { column: 'bikeId' },
      bike: { relation: 'Bike', many: false },
    });
  });

  it('puts entity classes together, with base classes and keys of other files', async () => {
    const files = {
      'src/base.ts': `import { PrimaryGeneratedColumn, CreateDateColumn } from 'typeorm';
export abstract class Base {
  @PrimaryGeneratedColumn('uuid') id: string;
  @CreateDateColumn() createdAt: Date;
}`,
      'src/bike.ts': `import { Entity, Column, OneToMany, ManyToMany, JoinTable } from 'typeorm';
import { Base } from './base';
@Entity('bikes')
export class Bike extends Base {
  @Column({ unique: true }) frameNumber: string;
  @OneToMany(() => Ride, (ride) => ride.bike) rides: Ride[];
  @ManyToMany(() => Tag) @JoinTable() tags: Tag[];
}`,
      'src/ride.ts': `import { Entity, Index, ManyToOne, OneToOne, JoinColumn } from 'typeorm';
import { Base } from './base';
import { Bike as Bicycle } from './bike';
@Entity()
@Index(['bike', 'createdAt'])
export class BikeRide extends Base {
  @ManyToOne(() => Bicycle, { onDelete: 'CASCADE', nullable: false }) bike: Bicycle;
  @OneToOne(() => Bicycle) @JoinColumn({ name: 'spare_id' }) spare: Bicycle;
}`,
      'src/tag.ts': `import { Entity, PrimaryColumn } from 'typeorm';
@Entity({ name: 'tags', schema: 'meta' })
export class Tag { @PrimaryColumn() code: number; }`,
    };
    const { tables, fields } = replaySchema(await sourcesOf(files));
    expect(tablesInWords(tables)).toMatchInlineSnapshot(`
      "bikes = Bike (model, postgresql) [bike.ts:3]
        id uuid = uuid_generate_v4()
        createdAt timestamp = CURRENT_TIMESTAMP
        frameNumber varchar
        key (id)
        unique (frameNumber) without a name [bike.ts:5]
      bikes_tags_tags (model, postgresql) [bike.ts:7]
        bikesId uuid
        tagsCode integer
        key (bikesId, tagsCode)
        (bikesId) → bikes (id), delete cascade without a name [bike.ts:7]
        (tagsCode) → tags (code), delete cascade without a name [bike.ts:7]
        index (bikesId) without a name [bike.ts:7]
        index (tagsCode) without a name [bike.ts:7]
      bike_ride = BikeRide (model, postgresql) [ride.ts:4]
        id uuid = uuid_generate_v4()
        createdAt timestamp = CURRENT_TIMESTAMP
        bikeId uuid
        spare_id uuid?
        key (id)
        (bikeId) → bikes (id), delete cascade without a name [ride.ts:7]
        (spare_id) → bikes (id) without a name [ride.ts:8]
        unique (spare_id) without a name [ride.ts:8]
        index (bikeId, createdAt) without a name [ride.ts:5]
      meta.tags = Tag (model, postgresql) [tag.ts:2]
        code integer
        key (code)"
    `);
    expect(fields['BikeRide']).toEqual({
      id: { column: 'id' },
      createdAt: { column: 'createdAt' },
      bike: { relation: 'Bike', many: false },
      spare: { relation: 'Bike', many: false },
    });
  });

  it('takes real names from the history where a naming strategy changes them', async () => {
    const files = {
      'src/bike.ts': `import { Entity, Column, PrimaryGeneratedColumn } from 'typeorm';
@Entity('bikes') export class Bike { @PrimaryGeneratedColumn() id: number; @Column() frameNumber: string; }`,
      'migrations/1_a.sql':
        'CREATE TABLE bikes (id serial PRIMARY KEY, frame_number varchar NOT NULL); CREATE INDEX f ON bikes (frame_number);',
    };
    const { tables, fields } = replaySchema(await sourcesOf(files));
    expect(tablesInWords(tables)).toMatchInlineSnapshot(`
      "bikes = Bike (model, postgresql) [bike.ts:2 1_a.sql:1]
        id integer = autoincrement
        frame_number varchar
        key (id)
        index (frame_number) f [1_a.sql:1]"
    `);
    expect(fields['Bike']).toEqual({ id: { column: 'id' }, frameNumber: { column: 'frame_number' } });
  });
});

describe('Choosing the dialect', () => {
  it.each<[string, Record<string, string>]>([
    [
      'mysql',
      {
        'migrations/1.sql': 'CREATE TABLE a (id int);',
        'migrations/2.sql': 'CREATE TABLE `b` (`id` int) ENGINE=InnoDB;',
      },
    ],
    [
      'sqlite',
      {
        'prisma/schema.prisma': 'datasource db { provider = "sqlite" }\nmodel A {\n id Int @id\n}',
        'migrations/1.sql': 'CREATE TABLE b (id int);',
      },
    ],
    ['postgresql', { 'schema.sql': 'CREATE TABLE a (id int);' }],
  ])('%s', async (dialect, files) => {
    const { tables } = replaySchema(await sourcesOf(files));
    expect(new Set(tables.map((table) => table.dialect))).toEqual(new Set([dialect]));
  });

  it('is told where no file tells', async () => {
    const { tables } = replaySchema(await sourcesOf({ 'schema.sql': 'CREATE TABLE a (id int);' }), 'mysql');
    expect(tables[0]?.dialect).toBe('mysql');
  });
});
