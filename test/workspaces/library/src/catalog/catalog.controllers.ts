import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { OpenToAll, StaffOnly } from '../auth/marks';
import { Author } from '../common/entities';
import { ShelfController } from '../common/shelf.controller';
import { TitlesRepository } from './titles.repository';

@OpenToAll()
@Controller({ path: 'authors', version: '1' })
export class AuthorsController extends ShelfController<Author> {
  constructor(
    @InjectRepository(Author) protected readonly shelf: Repository<Author>,
    private readonly titles: TitlesRepository,
  ) {
    super();
  }

  @Get(':id/titles')
  titlesOf(@Param('id', ParseIntPipe) id: number, @Query('page', ParseIntPipe) page: number) {
    return this.titles.byAuthor(id, page);
  }
}

@Controller({ path: 'titles', version: ['1', '2'] })
export class TitlesController {
  constructor(private readonly titles: TitlesRepository) {}

  @OpenToAll()
  @Get(':isbn')
  one(@Param('isbn') isbn: string) {
    return this.titles.findOneBy({ isbn });
  }

  @StaffOnly()
  @Post()
  acquire(@Body() body: { name: string; isbn: string; copies: number }) {
    return this.titles.acquire(body.name, body.isbn, body.copies);
  }
}
