import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { extract } from '../../../../test/support/read-file.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import type { SchemaFact } from '../fact.ts';
import { typeormEntity } from './typeorm-entity.ts';

async function entities(text: string): Promise<SchemaFact | undefined> {
  const { facts } = extract(typeormEntity, 'src/zoo.ts', text, await outlineOf(text));
  return facts.find((fact) => fact.kind === 'schema');
}

async function told(text: string): Promise<string> {
  return schemaSentences((await entities(text))?.statements ?? []).join('\n');
}

const zoo = `import {
  Check, Column as Col, CreateDateColumn, DeleteDateColumn, Entity, Generated, Index, JoinColumn, ManyToMany, JoinTable,
  ManyToOne, OneToMany, OneToOne, PrimaryColumn, PrimaryGeneratedColumn, Unique, UpdateDateColumn, VersionColumn,
} from 'typeorm';
import { Keeper as Guardian } from './keeper';
import Diet from './diet';

const TABLE = 'zoo_animals';
enum Mood { Calm = 'calm', Wild = 'wild' }

abstract class Named {
  @Col() name: string;
}

@Entity(TABLE, { schema: 'park' })
@Unique('one_name', ['name', 'cage'])
@Index(['keeper', 'bornOn'], { unique: true })
@Index('by_mood', ['mood'], { where: "mood = 'wild'" })
export class Animal extends Named {
  @PrimaryGeneratedColumn('identity') id: number;
  @Col({ type: 'varchar', length: 80, nullable: true, name: 'latin', default: "it's" }) latinName?: string | null;
  @Col('decimal', { precision: 10, scale: 2, default: 0 }) weight: number;
  @Col({ type: 'enum', enum: Mood, default: Mood.Calm }) mood: Mood;
  @Col({ type: 'timestamptz', default: () => 'now()' }) bornOn: Date;
  @Col('text', { array: true }) @Index({ unique: true }) tags: string[];
  @Col('simple-json') extra: object;
  @Col() tame: boolean;
  @Col({ unique: true }) chip: string;
  @Col(() => Place) place: Place;
  @Col() cage: number;
  @VersionColumn() version: number;
  @CreateDateColumn({ type: 'timestamptz', name: 'created' }) createdAt: Date;
  @UpdateDateColumn() updatedAt: Date;
  @DeleteDateColumn() deletedAt: Date;
  @ManyToOne(() => Guardian, (keeper) => keeper.animals, { onDelete: 'SET NULL' }) keeper: Guardian;
  @ManyToOne('Cage', { nullable: false }) @JoinColumn({ name: 'cage', referencedColumnName: 'code' }) home: Cage;
  @OneToOne(() => Diet) @JoinColumn() diet: Diet;
  @OneToMany(() => Feeding, (feeding) => feeding.animal) feedings: Feeding[];
  @ManyToMany(() => Animal) @JoinTable({ name: 'friends', joinColumn: { name: 'a' }, inverseJoinColumn: { name: 'b' } }) friends: Animal[];
  notStored = 1;
}

@Entity()
export class HTTPFeedingLog {
  @PrimaryColumn() animal: number;
  @PrimaryColumn('date') day: string;
  @Generated('increment') @Col() serial: number;
}
`;

describe('Reading the entities of a zoo', () => {
  it('finds the tables that TypeORM would create', async () => {
    expect(await told(zoo)).toMatchInlineSnapshot(`
      "create park.zoo_animals
      park.zoo_animals has name varchar not null
      park.zoo_animals has id int4 not null
      park.zoo_animals has latin varchar with default
      park.zoo_animals has weight numeric not null with default
      park.zoo_animals has mood enum not null with default
      park.zoo_animals has bornOn timestamptz not null with default
      park.zoo_animals has tags text[] not null
      park.zoo_animals has extra text not null
      park.zoo_animals has tame bool not null
      park.zoo_animals has chip varchar not null
      park.zoo_animals has cage int4 not null
      park.zoo_animals has version int4 not null
      park.zoo_animals has created timestamptz not null with default
      park.zoo_animals has updatedAt timestamp not null with default
      park.zoo_animals has deletedAt timestamp
      park.zoo_animals has keeperId 
      park.zoo_animals has dietId 
      park.zoo_animals key (id)
      park.zoo_animals unique (chip)
      park.zoo_animals (keeperId) refers to Keeper () on delete set null
      park.zoo_animals (cage) refers to Cage (code)
      park.zoo_animals (dietId) refers to Diet ()
      park.zoo_animals unique (dietId)
      park.zoo_animals unique (name, cage) named one_name
      index on park.zoo_animals (keeperId, bornOn) unique
      index by_mood on park.zoo_animals (mood) partial
      index on park.zoo_animals (tags) unique
      create http_feeding_log
      http_feeding_log has animal int4 not null
      http_feeding_log has day date not null
      http_feeding_log has serial int4 not null
      http_feeding_log key (animal, day)"
    `);
  });

  it('knows which field is which column or relation', async () => {
    const fact = await entities(zoo);
    expect(fact?.models).toEqual({ Animal: 'zoo_animals', HTTPFeedingLog: 'http_feeding_log' });
    expect(fact?.fields['Animal']).toMatchObject({
      latinName: { column: 'latin' },
      createdAt: { column: 'created' },
      keeper: { relation: 'Keeper', many: false },
      home: { relation: 'Cage', many: false },
      diet: { relation: 'Diet', many: false },
      feedings: { relation: 'Feeding', many: true },
      name: { column: 'name' },
    });
    expect(Object.keys(fact?.fields['Animal'] ?? {})).not.toContain('notStored');
  });

  it('gives defaults and types as the database has them', async () => {
    const [create] = (await entities(zoo))?.statements ?? [];
    const columns = create?.kind === 'create-table' ? create.columns : [];
    expect(
      columns.map(({ name, type, default: fallback }) => [name, type, fallback ?? '-'].join(' | ')),
    ).toMatchInlineSnapshot(`
      [
        "name | varchar | -",
        "id | integer | -",
        "latin | varchar(80) | 'it''s'",
        "weight | decimal(10,2) | 0",
        "mood | enum('calm','wild') | 'calm'",
        "bornOn | timestamptz | now()",
        "tags | text[] | -",
        "extra | text | -",
        "tame | boolean | -",
        "chip | varchar | -",
        "cage | integer | -",
        "version | integer | -",
        "created | timestamptz | CURRENT_TIMESTAMP",
        "updatedAt | timestamp | CURRENT_TIMESTAMP",
        "deletedAt | timestamp | -",
        "keeperId |  | -",
        "dietId |  | -",
      ]
    `);
  });

  it('names the friends’ table as it is declared', async () => {
    expect((await entities(zoo))?.joins).toMatchObject([
      { model: 'Animal', field: 'friends', target: 'Animal', table: 'friends', column: 'a', targetColumn: 'b' },
    ]);
  });

  it('takes decorators of other libraries for what they are', async () => {
    expect(
      await told(
        "import { Entity, Property } from '@mikro-orm/core';\nimport { Repository } from 'typeorm';\n@Entity() export class Animal { @Property() name: string; }",
      ),
    ).toBe('');
    expect(
      await told(
        "import { Repository } from 'typeorm';\nexport class Animals extends Repository<Animal> { find() {} }",
      ),
    ).toBe('');
  });

  it('survives a class that extends itself', async () => {
    expect(
      await told(
        "import { Entity, Column } from 'typeorm';\n@Entity() class A extends B { @Column() a: string }\nclass B extends A { @Column() b: string }",
      ),
    ).toMatchInlineSnapshot(`
      "create a
      a has b varchar not null
      a has a varchar not null"
    `);
  });
});
