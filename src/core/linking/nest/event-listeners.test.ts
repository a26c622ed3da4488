import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('events of Nest run the methods that listen to them, and patterns of messages may be constants', async () => {
  const system = await systemOf({
    'package.json':
      '{ "name": "aviary", "dependencies": { "@nestjs/core": "11", "@nestjs/event-emitter": "3", "@nestjs/microservices": "11" } }',
    'src/patterns.ts': `export const BirdPattern = { Flights: { cmd: 'bird.flights' } } as const;
export enum BirdEvent { Hatched = 'bird.hatched' }
`,
    'src/birds.controller.ts': `import { Controller, Get, Inject, Post } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { ClientProxy, MessagePattern } from '@nestjs/microservices';
import { BirdEvent, BirdPattern } from './patterns';
@Controller('birds')
export class BirdsController {
  constructor(private readonly events: EventEmitter2, @Inject('TOWER') private readonly tower: ClientProxy) {}
  @Post() hatch() { this.events.emit(BirdEvent.Hatched, {}); }
  @Get('flights') flights() { return this.tower.send(BirdPattern.Flights, {}); }
  @OnEvent('bird.*') ring() { this.tower.emit('ring', {}); }
  @OnEvent('egg.*') warm() { this.tower.emit('warm', {}); }
  @MessagePattern(BirdPattern.Flights) answer() { return []; }
}
`,
  });
  const nameOf = (id: string): string => id.split('#')[1] ?? id;
  const names = (uses: readonly { readonly operation: string }[]) => uses.map(({ operation }) => nameOf(operation));
  const callers = (id: string) => system.operationCalls.filter(({ to }) => to === id).map(({ from }) => nameOf(from));
  const told = system.channels.map(
    ({ name, publishers, consumers }) =>
      `${name}: ${names(publishers).join(', ')} → ${names(consumers).join(', ') || 'elsewhere'}, told by ${publishers.flatMap((use) => callers(use.operation)).join(', ')}`,
  );
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "cmd:bird.flights: BirdsController.flights → BirdsController.answer, told by 
    ring: BirdsController.ring → elsewhere, told by BirdsController.hatch"
  `);
});
