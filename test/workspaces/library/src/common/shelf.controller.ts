import { Get, Param, ParseIntPipe } from '@nestjs/common';
import type { Repository } from 'typeorm';

/** What every shelf offers to readers. */
export abstract class ShelfController<T extends { id: number }> {
  protected abstract readonly shelf: Repository<T>;

  @Get()
  browse() {
    return this.shelf.find({ take: 50 });
  }

  @Get(':id')
  look(@Param('id', ParseIntPipe) id: number) {
    return this.shelf.findOneByOrFail({ id } as never);
  }
}
