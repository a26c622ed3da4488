import { expect, test } from 'vitest';
import { channelsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a client of Nest that is made when its settings are known speaks to the broker of its factory', async () => {
  const system = await systemOf({
    'package.json': '{"name":"hall","dependencies":{"@nestjs/core":"10","@nestjs/microservices":"10"}}',
    'src/hall.module.ts': `import { Module } from '@nestjs/common';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { HallController } from './hall.controller';
@Module({
  imports: [
    ClientsModule.registerAsync([
      { name: 'SEATS', useFactory: (config: any) => ({ transport: Transport.TCP, options: { host: config.host } }) },
      { name: 'EVENTS', useFactory: () => ({ transport: Transport.KAFKA, options: {} }) },
    ]),
    ClientsModule.register([{ name: 'PRICES', transport: Transport.GRPC, options: {} }]),
  ],
  controllers: [HallController],
})
export class HallModule {}
`,
    'src/hall.controller.ts': `import { Controller, Inject, Post } from '@nestjs/common';
import { ClientKafka, ClientProxy } from '@nestjs/microservices';
@Controller('evenings')
export class HallController {
  constructor(@Inject('SEATS') private readonly seats: ClientProxy, @Inject('EVENTS') private readonly events: ClientKafka) {}
  @Post()
  open() {
    this.events.emit('evening.opened', {});
    return this.seats.send('seats.free', {});
  }
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "kafka:evening.opened: from hall to nobody
    tcp:seats.free: from hall to nobody"
  `);
});

test('tasks of Celery lie where the variables of a service say, and nowhere else', async () => {
  const hall = {
    'hall/requirements.txt': 'fastapi\ncelery\npydantic-settings\nhttpx\n',
    'hall/main.py': `import httpx
from celery import Celery
from fastapi import FastAPI
from pydantic_settings import BaseSettings

class Settings(BaseSettings):
    seats_url: str = "http://localhost:9000"

def get_settings() -> Settings:
    return Settings()

app = FastAPI()
celery = Celery("hall")

@celery.task
def sweep():
    httpx.get(f"{get_settings().seats_url}/seats", timeout=2)

@app.post("/evenings")
def close():
    sweep.delay()
`,
  };
  const told = await systemOf({
    ...hall,
    'compose.yaml': `services:
  hall: { build: hall, environment: { BROKER_URL: "redis://queue:6379/0", SEATS_URL: "http://seats:8000" } }
  seats: { build: seats }
  queue: { image: redis }
  other: { image: rabbitmq }
`,
  });
  expect(edgesText(told)).toMatchInlineSnapshot(`
    "hall consume queue
    hall publish queue
    hall call seats"
  `);
  const untold = await systemOf({
    ...hall,
    'compose.yaml': 'services: { hall: { build: hall }, other: { image: rabbitmq } }\n',
  });
  expect(edgesText(untold)).toBe('');
});
