import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CredentialsDto, OrderPageQuery } from './customers.dto';
import { CustomersService } from './customers.service';

@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Post()
  register(@Body() body: CredentialsDto) {
    return this.customers.register(body.email, body.password);
  }

  @Post('verify')
  @HttpCode(200)
  verify(@Body() body: CredentialsDto) {
    return this.customers.verify(body.email, body.password);
  }

  @Get(':customerId/orders')
  orders(@Param('customerId', ParseUUIDPipe) customerId: string, @Query() page: OrderPageQuery) {
    return this.customers.ordersOf(customerId, page);
  }
}
