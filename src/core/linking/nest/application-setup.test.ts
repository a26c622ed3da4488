import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A cattery whose application is set up by functions that it is handed to, and whose policies are marks without a text. */
const cattery: Readonly<Record<string, string>> = {
  'package.json': '{"name":"cattery","dependencies":{"@nestjs/core":"10"}}',
  'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { setup } from './setup';
async function start() {
  const app = await NestFactory.create(AppModule);
  setup(app);
  await app.listen(3000);
}
start();
`,
  'src/setup.ts': `import { INestApplication, RequestMethod, VersioningType } from '@nestjs/common';
export function setup(app: INestApplication) {
  app.setGlobalPrefix('api', { exclude: [{ path: 'purr', method: RequestMethod.GET }] });
  versions(app);
}
const versions = (nest: INestApplication) => nest.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
`,
  'src/app.module.ts': `import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Cats, Kittens, Purrs } from './cats';
import { Keeper } from './keeper';
@Module({ controllers: [Cats, Kittens, Purrs], providers: [{ provide: APP_GUARD, useClass: Keeper }] })
export class AppModule {}
`,
  'src/keeper.ts': `import { CanActivate, ExecutionContext, ForbiddenException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
export const Policy = Reflector.createDecorator<string>();
export class Keeper implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const policy = this.reflector.get(Policy, context.getHandler());
    if (!policy) return true;
    if (!context.switchToHttp().getRequest().policies.includes(policy)) throw new ForbiddenException();
    return true;
  }
}
`,
  'src/cats.ts': `import { Controller, Delete, Get, Post, VERSION_NEUTRAL } from '@nestjs/common';
import { Policy } from './keeper';
@Controller('cats')
export class Cats {
  @Get() list() { return []; }
  @Post() @Policy('breed') add() { return {}; }
  @Delete(':name') remove() {}
}
@Controller('kittens')
export class Kittens extends Cats {
  override remove() { throw new Error('never'); }
}
@Controller({ path: 'purr', version: VERSION_NEUTRAL })
export class Purrs { @Get() purr() { return 'purr'; } }
`,
};

test('settings count that functions make which the application is handed to, and marks without a text', async () => {
  expect(guardsText(await systemOf(cattery))).toMatchInlineSnapshot(`
    "cattery DELETE /api/v1/cats/{name}: 
    cattery GET /api/v1/cats: 
    cattery GET /api/v1/kittens: 
    cattery GET /purr: 
    cattery POST /api/v1/cats: Keeper authorization
    cattery POST /api/v1/kittens: Keeper authorization"
  `);
});

/** A kennel whose controllers are made by a decorator of its own and stand in modules that are put below paths. */
const kennel: Readonly<Record<string, string>> = {
  'package.json': '{"name":"kennel","dependencies":{"@nestjs/core":"10","@nestjs/common":"10"}}',
  'src/main.ts': `import { VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(3000);
}
start();
`,
  'src/api-controller.ts': `import { applyDecorators, Controller } from '@nestjs/common';
export const ApiController = (path: string, version = '1') => applyDecorators(Controller({ path, version }));
export const NamedController = ({ path, since }: { path: string; since: string }) =>
  applyDecorators(Controller({ path: \`named/\${path}\`, version: since }));
`,
  'src/app.module.ts': `import { Module } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { Dogs, Walks, WalksModule, YardModule } from './yard.module';
@Module({
  imports: [
    YardModule.forRoot({ puppies: true }),
    RouterModule.register([{ path: 'yards/:yard', module: YardModule, children: [WalksModule] }]),
  ],
})
export class AppModule {}
`,
  'src/yard.module.ts': `import { DynamicModule, Get, Module, Post } from '@nestjs/common';
import { ApiController, NamedController } from './api-controller';
enum Path { Dogs = 'dogs' }
@ApiController(Path.Dogs)
export class Dogs { @Get() list() { return []; } }
@ApiController('puppies', '2')
export class Puppies { @Post() add() { return {}; } }
@NamedController({ path: 'walks', since: '3' })
export class Walks { @Get() list() { return []; } }
@Module({ controllers: [Walks] })
export class WalksModule {}
@Module({})
export class YardModule {
  static forRoot({ puppies }): DynamicModule {
    const controllers: any[] = [Dogs];
    if (puppies) controllers.push(Puppies);
    return { module: YardModule, controllers };
  }
}
`,
};

test('controllers that a decorator of their own makes, in modules that give themselves and stand below paths', async () => {
  expect(guardsText(await systemOf(kennel))).toMatchInlineSnapshot(`
    "kennel GET /v1/yards/{yard}/dogs: 
    kennel GET /v3/yards/{yard}/named/walks: 
    kennel POST /v2/yards/{yard}/puppies: "
  `);
});

test('a decorator that is given no path answers at that of its class, and a prefix leaves out all below a path', async () => {
  const system = await systemOf({
    'package.json': '{"name":"orchids","dependencies":{"@nestjs/core":"10","@nestjs/common":"10"}}',
    'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix('api', { exclude: ['metrics/(.*)'] });
  await app.listen(3000);
}
start();
`,
    'src/plain-get.ts': `import { applyDecorators, Get } from '@nestjs/common';
export const PlainGet = (path?: string) => applyDecorators(Get(path));
`,
    'src/app.module.ts': `import { Controller, Module } from '@nestjs/common';
import { PlainGet } from './plain-get';
@Controller('petals')
export class Petals { @PlainGet() list() { return []; } @PlainGet(':id') one() { return 1; } }
@Controller('metrics')
export class Metrics { @PlainGet('cpu') cpu() { return 1; } }
@Module({ controllers: [Petals, Metrics] })
export class AppModule {}
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "orchids GET /api/petals/{id}: 
    orchids GET /api/petals: 
    orchids GET /metrics/cpu: "
  `);
});
