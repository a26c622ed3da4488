import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('conditions of Prisma on what a caller may leave out hold at times, and rows are counted along', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "kiln", "dependencies": { "@nestjs/core": "11", "@prisma/client": "6" } }',
    'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Pot {
  id     Int     @id
  glaze  String
  height Int
  maker  String
  cracks Crack[]
}
model Crack {
  id    Int @id
  potId Int
  pot   Pot @relation(fields: [potId], references: [id])
}
`,
    'src/list-pots.dto.ts': `import { IsOptional } from 'class-validator';
class Glazed { @IsOptional() glaze?: string; }
export class ListPots extends Glazed { height: number; size = 20; }
`,
    'src/pots.controller.ts': `import { Controller, Get, Param, Query } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
import { ListPots } from './list-pots.dto';
@Controller('pots')
export class PotsController {
  constructor(private readonly prisma: PrismaClient) {}
  @Get() list(@Query() { glaze, height, size }: ListPots) {
    return this.prisma.pot.findMany({ where: { glaze, height }, take: size, include: { _count: { select: { cracks: true } } } });
  }
  @Get('of') of(@Query('maker') maker?: string) { return this.prisma.pot.findMany({ where: { maker }, take: 10 }); }
  @Get('sum') sum(@Query() query: ListPots) { return this.prisma.pot.count({ where: { glaze: query.glaze } }); }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /pots → count Crack
    GET /pots → select Pot by height at times by glaze limited
    GET /pots/of → select Pot at times by maker limited
    GET /pots/sum → count Pot at times by glaze"
  `);
});
