import { expect, test } from 'vitest';
import { accessesText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a base of repositories asks the one that each class below hands up, with the conditions of each caller', async () => {
  const system = await systemOf({
    'package.json':
      '{ "name": "ponds", "dependencies": { "@nestjs/core": "11", "@nestjs/typeorm": "11", "typeorm": "0.3.27" } }',
    'src/base.entity.ts': `import { BaseEntity as Record, CreateDateColumn, PrimaryGeneratedColumn } from 'typeorm';
export abstract class BaseEntity extends Record {
  @PrimaryGeneratedColumn('uuid') id: string;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
}
`,
    'src/entities.ts': `import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { BaseEntity } from './base.entity';
@Entity('ponds')
export class Pond extends BaseEntity {
  @Column() depth: number;
}
@Entity('frogs')
export class Frog extends BaseEntity {
  @Column() color: string;
  @ManyToOne(() => Pond) @JoinColumn({ name: 'pond_id' }) pond: Pond;
}
`,
    'src/base.repository.ts': `import { FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm';
export abstract class BaseRepository<T extends ObjectLiteral> {
  protected constructor(protected readonly repository: Repository<T>) {}
  one(id: string) { return this.repository.findOneBy({ id } as FindOptionsWhere<T>); }
  page(where: FindOptionsWhere<T>, take: number) { return this.found(where, take); }
  private found(where: FindOptionsWhere<T>, take: number) {
    return this.repository.find({ where, order: { createdAt: 'DESC' } as never, take });
  }
}
`,
    'src/repositories.ts': `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { BaseRepository } from './base.repository';
import { Frog, Pond } from './entities';
@Injectable()
export class Ponds extends BaseRepository<Pond> {
  constructor(@InjectRepository(Pond) repository: Repository<Pond>) { super(repository); }
}
@Injectable()
export class Frogs extends BaseRepository<Frog> {
  constructor(@InjectRepository(Frog) frogs: Repository<Frog>) { super(frogs); }
}
`,
    'src/ponds.controller.ts': `import { Controller, Get, Param } from '@nestjs/common';
import { Frogs, Ponds } from './repositories';
@Controller()
export class PondsController {
  constructor(private readonly ponds: Ponds, private readonly frogs: Frogs) {}
  @Get('ponds') deep() { return this.ponds.page({ depth: 3 }, 20); }
  @Get('ponds/:id') pond(@Param('id') id: string) { return this.ponds.one(id); }
  @Get('frogs') green() { return this.frogs.page({ color: 'green' }, 10); }
  @Get('frogs/:id') frog(@Param('id') id: string) { return this.frogs.one(id); }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /frogs → select frogs by color sorted by created_at limited
    GET /frogs/{id} → select frogs by id limited
    GET /ponds → select ponds by depth sorted by created_at limited
    GET /ponds/{id} → select ponds by id limited"
  `);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "frogs (id)
        references pond_id > ponds
    ponds (id)"
  `);
});
