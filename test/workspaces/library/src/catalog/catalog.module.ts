import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Author, Copy, Title } from '../common/entities';
import { AuthorsController, TitlesController } from './catalog.controllers';
import { TitlesRepository } from './titles.repository';

@Module({
  imports: [TypeOrmModule.forFeature([Author, Title, Copy])],
  controllers: [AuthorsController, TitlesController],
  providers: [TitlesRepository],
  exports: [TitlesRepository],
})
export class CatalogModule {}
