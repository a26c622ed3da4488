import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { DonationsController } from './donations.controller';
import { DonorTokenMiddleware } from './donor-token.middleware';
import { SHELF_OF_GIFTS, TypeormShelfOfGifts } from './shelf-of-gifts';

@Module({
  controllers: [DonationsController],
  providers: [{ provide: SHELF_OF_GIFTS, useClass: TypeormShelfOfGifts }],
})
export class DonationsModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer
      .apply(DonorTokenMiddleware)
      .exclude({ path: 'donations/wishes', method: RequestMethod.GET })
      .forRoutes(DonationsController);
  }
}
