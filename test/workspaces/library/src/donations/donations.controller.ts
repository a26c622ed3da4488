import { Body, Controller, Delete, Get, Inject, Param, ParseIntPipe, Post } from '@nestjs/common';
import { OpenToAll } from '../auth/marks';
import { SHELF_OF_GIFTS, type ShelfOfGifts } from './shelf-of-gifts';

@OpenToAll()
@Controller('donations')
export class DonationsController {
  constructor(@Inject(SHELF_OF_GIFTS) private readonly gifts: ShelfOfGifts) {}

  @Get('wishes')
  wishes() {
    return this.gifts.wishes();
  }

  @Post()
  give(@Body() body: { donor: string; isbn: string }) {
    return this.gifts.add(body.donor, body.isbn);
  }

  @Delete(':id')
  withdraw(@Param('id', ParseIntPipe) id: number) {
    return this.gifts.remove(id);
  }
}
