import { Injectable } from '@nestjs/common';
import { BaseEntity, Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Title } from '../common/entities';

export const SHELF_OF_GIFTS = Symbol('shelf of gifts');

export interface ShelfOfGifts {
  wishes(): Promise<Title[]>;
  add(donor: string, isbn: string): Promise<void>;
  remove(id: number): Promise<void>;
}

@Entity('gifts')
export class Gift extends BaseEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  donor: string;

  @Column({ length: 13 })
  isbn: string;
}

@Injectable()
export class TypeormShelfOfGifts implements ShelfOfGifts {
  constructor(private readonly dataSource: DataSource) {}

  wishes() {
    return this.dataSource.getRepository(Title).find({ order: { isbn: 'ASC' }, take: 20 });
  }

  async add(donor: string, isbn: string) {
    const gift = Gift.create({ donor, isbn });
    await gift.save();
  }

  async remove(id: number) {
    await this.dataSource.createQueryBuilder().delete().from(Gift).where('id = :id', { id }).execute();
  }
}
