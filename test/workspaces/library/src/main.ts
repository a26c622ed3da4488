import { RequestMethod, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function start() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix('branch', { exclude: [{ path: 'status', method: RequestMethod.GET }] });
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(4100);
}

start();
