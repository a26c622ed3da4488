import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Header,
  Headers,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { CallerRole } from '../auth/decorators';
import { OrderExport } from './order-export';
import { CancelOrderDto, CreateOrderDto, EmailQuery, ExportQuery, StatusQuery } from './orders.dto';
import { OrdersService } from './orders.service';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly orderExport: OrderExport,
  ) {}

  @Post()
  place(@Body() body: CreateOrderDto, @Headers('idempotency-key') key?: string) {
    if (!key) throw new BadRequestException('Idempotency-Key is required');
    return this.orders.place(body, key);
  }

  @CallerRole('support')
  @Get()
  async list(@Query() query: StatusQuery) {
    return { items: await this.orders.byStatus(query.status) };
  }

  @CallerRole('support')
  @Get('by-email')
  async byEmail(@Query() query: EmailQuery) {
    return { items: await this.orders.byEmail(query.email) };
  }

  @CallerRole('support')
  @Get('export')
  @Header('content-type', 'text/csv')
  export(@Query() query: ExportQuery) {
    return this.orderExport.csv(new Date(query.from), new Date(query.to));
  }

  @Get(':orderId')
  one(@Param('orderId', ParseUUIDPipe) orderId: string) {
    return this.orders.one(orderId);
  }

  @Post(':orderId/cancel')
  cancel(@Param('orderId', ParseUUIDPipe) orderId: string, @Body() body: CancelOrderDto) {
    return this.orders.cancel(orderId, body.reason);
  }
}
