import { Module } from '@nestjs/common';
import { CatalogClient } from '../clients/catalog.client';
import { PaymentsClient } from '../clients/payments.client';
import { OrderEvents } from './order-events';
import { OrderExport } from './order-export';
import { OrdersController } from './orders.controller';
import { OrdersRepository } from './orders.repository';
import { OrdersService } from './orders.service';
import { ShipmentsController } from './shipments.controller';
import { ShipmentsService } from './shipments.service';

@Module({
  controllers: [OrdersController, ShipmentsController],
  providers: [
    OrdersService,
    OrdersRepository,
    OrderExport,
    OrderEvents,
    ShipmentsService,
    CatalogClient,
    PaymentsClient,
  ],
})
export class OrdersModule {}
