import { Collection, Entity, Enum, Index, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/core';
import { Field, ID, ObjectType } from '@nestjs/graphql';

export enum Condition {
  afloat = 'afloat',
  docked = 'docked',
}

@ObjectType()
@Entity({ tableName: 'boats' })
@Index({ properties: ['condition', 'builtIn'] })
export class Boat {
  @Field(() => ID)
  @PrimaryKey()
  id!: number;

  @Field()
  @Property({ length: 40 })
  @Unique()
  hullNumber!: string;

  @Field()
  @Enum(() => Condition)
  condition: Condition = Condition.afloat;

  @Field()
  @Property({ fieldName: 'built' })
  builtIn!: number;

  @OneToMany(() => Voyage, (voyage) => voyage.boat)
  voyages = new Collection<Voyage>(this);
}

@ObjectType()
@Entity()
export class Voyage {
  @Field(() => ID)
  @PrimaryKey()
  id!: number;

  @ManyToOne(() => Boat)
  boat!: Boat;

  @Field({ nullable: true })
  @Property({ nullable: true })
  returnedAt?: Date;
}
