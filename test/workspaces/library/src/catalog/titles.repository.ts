import { Injectable } from '@nestjs/common';
import { DataSource, Repository } from 'typeorm';
import { Copy, Title } from '../common/entities';

@Injectable()
export class TitlesRepository extends Repository<Title> {
  constructor(dataSource: DataSource) {
    super(Title, dataSource.createEntityManager());
  }

  byAuthor(authorId: number, page: number) {
    return this.createQueryBuilder('title')
      .leftJoinAndSelect('title.copies', 'copy')
      .where('title.author = :authorId', { authorId })
      .orderBy('title.isbn')
      .skip(page * 20)
      .take(20)
      .getMany();
  }

  async acquire(name: string, isbn: string, copies: number) {
    return this.manager.transaction(async (manager) => {
      const title = await manager.save(Title, { name, isbn });
      await manager.insert(
        Copy,
        Array.from({ length: copies }, () => ({ title })),
      );
      return title;
    });
  }
}
