import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CreateShipmentDto } from './orders.dto';
import { ShipmentsService } from './shipments.service';

@Controller('orders/:orderId/shipments')
export class ShipmentsController {
  constructor(private readonly shipments: ShipmentsService) {}

  @Post()
  create(@Param('orderId', ParseUUIDPipe) orderId: string, @Body() body: CreateShipmentDto) {
    return this.shipments.dispatch(orderId, body);
  }
}
