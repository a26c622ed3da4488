import { NestFactory } from '@nestjs/core';
import { BasinModule } from './basin.module';

async function start() {
  const basin = await NestFactory.create(BasinModule);
  await basin.listen(3000);
}

void start();
