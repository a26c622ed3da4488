import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { missingInputValidation } from '../../rules/security/missing-input-validation.ts';

test('the pipe of Nest checks bodies of classes alone, so others are stored unseen', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "bakery", "dependencies": { "@nestjs/core": "11", "@nestjs/typeorm": "11" } }',
    'src/main.ts': `import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.useGlobalPipes(new ValidationPipe({ whitelist: true }));
  await app.listen(3000);
}
start();
`,
    'src/loaf.entity.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('loaves')
export class Loaf {
  @PrimaryGeneratedColumn() id: number;
  @Column() name: string;
}
`,
    'src/loaf.dto.ts': `import { IsString } from 'class-validator';
export class LoafDto { @IsString() name: string; }
export interface LoafChanges { name?: string; }
`,
    'src/loaves.controller.ts': `import { Body, Controller, Param, Patch, Post, Put } from '@nestjs/common';
import { LoafChanges, LoafDto } from './loaf.dto';
import { Loaf } from './loaf.entity';
import { LoavesService } from './loaves.service';
@Controller('loaves')
export class LoavesController {
  constructor(private readonly loaves: LoavesService) {}
  @Post() bake(@Body() loaf: Partial<Loaf>) { return this.loaves.bake(loaf); }
  @Put(':id') replace(@Param('id') id: number, @Body() body: any) { return this.loaves.replace(id, body); }
  @Patch(':id') change(@Param('id') id: number, @Body() changes: LoafChanges) { return this.loaves.change(id, changes); }
  @Post('checked') checked(@Body() loaf: LoafDto) { return this.loaves.checked(loaf); }
}
`,
    'src/loaves.service.ts': `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { LoafChanges, LoafDto } from './loaf.dto';
import { Loaf } from './loaf.entity';
@Injectable()
export class LoavesService {
  constructor(@InjectRepository(Loaf) private readonly loaves: Repository<Loaf>) {}
  bake(loaf: Partial<Loaf>) { return this.loaves.save(this.loaves.create(loaf)); }
  replace(id: number, body: any) { return this.loaves.update(id, body); }
  change(id: number, changes: LoafChanges) { return this.loaves.update(id, changes); }
  checked(loaf: LoafDto) { return this.loaves.save(this.loaves.create(loaf)); }
}
`,
  });
  const guarded = system.endpoints.map(
    ({ method, path, guards }) => `${method} ${path}: ${guards.map(({ name }) => name).join(', ')}`,
  );
  expect(guarded.join('\n')).toMatchInlineSnapshot(`
    "PATCH /loaves/{id}: 
    POST /loaves: 
    POST /loaves/checked: ValidationPipe
    PUT /loaves/{id}: "
  `);
  expect(titles(missingInputValidation, system).join('\n')).toMatchInlineSnapshot(`
    "low: POST /loaves stores its body in loaves unseen
    low: PUT /loaves/{id} stores its body in loaves unseen"
  `);
});
