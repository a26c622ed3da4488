import { expect, test } from 'vitest';
import { accessesText, callsText, endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const guards = `import { CanActivate, ExecutionContext, Injectable, SetMetadata, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';

export const Public = () => SetMetadata('isPublic', true);
export const Roles = (...roles: string[]) => SetMetadata('roles', roles);

@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly jwt: JwtService) {}
  async canActivate(context: ExecutionContext) {
    if (this.reflector.getAllAndOverride('isPublic', [context.getHandler()])) return true;
    const request = context.switchToHttp().getRequest();
    if (!request.headers.authorization) throw new UnauthorizedException();
    request.user = await this.jwt.verifyAsync(request.headers.authorization);
    return true;
  }
}

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const roles = this.reflector.getAllAndOverride('roles', [context.getHandler()]);
    return !roles || roles.includes(context.switchToHttp().getRequest().user.role);
  }
}
`;

test('commands and queries of Nest run the handler that is named for them, by the settings of its namespace', async () => {
  const system = await systemOf({
    'package.json':
      '{ "name": "kiosk", "dependencies": { "@nestjs/core": "11", "@nestjs/cqrs": "11", "@nestjs/typeorm": "11", "@nestjs/axios": "4", "@nestjs/config": "4" } }',
    'src/guards.ts': guards,
    'src/ticket.entity.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('tickets')
export class Ticket { @PrimaryGeneratedColumn() id: number; @Column() gate: string; }
`,
    'src/turnstile.config.ts': `import { registerAs } from '@nestjs/config';
export default registerAs('turnstile', () => ({ url: process.env.TURNSTILE_URL ?? 'http://turnstile:4000' }));
`,
    'src/sell-ticket.ts': `import { HttpService } from '@nestjs/axios';
import { ConfigService } from '@nestjs/config';
import { CommandHandler, ICommandHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Ticket } from './ticket.entity';
export class SellTicket { constructor(readonly gate: string) {} }
@CommandHandler(SellTicket)
export class SellTicketHandler implements ICommandHandler<SellTicket> {
  private readonly url: string;
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>, private readonly http: HttpService, config: ConfigService) {
    this.url = config.getOrThrow<string>('turnstile.url');
  }
  async execute({ gate }: SellTicket) {
    await this.http.axiosRef.post(\`\${this.url}/openings\`, { gate }, { timeout: 900 });
    return this.tickets.insert({ gate });
  }
}
`,
    'src/tickets-at.ts': `import { IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Ticket } from './ticket.entity';
export class TicketsAt { constructor(readonly gate: string) {} }
@QueryHandler(TicketsAt)
export class TicketsAtHandler implements IQueryHandler<TicketsAt> {
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}
  execute({ gate }: TicketsAt) { return this.tickets.find({ where: { gate }, take: 50 }); }
}
`,
    'src/tickets.controller.ts': `import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Public, Roles, RolesGuard } from './guards';
import { SellTicket } from './sell-ticket';
import { TicketsAt } from './tickets-at';
@Controller('gates/:gate/tickets')
@UseGuards(RolesGuard)
export class TicketsController {
  constructor(private readonly commands: CommandBus, private readonly queries: QueryBus) {}
  @Public() @Get() list(@Param('gate') gate: string) { return this.queries.execute(new TicketsAt(gate)); }
  @Roles('seller') @Post() sell(@Param('gate') gate: string) { return this.commands.execute(new SellTicket(gate)); }
}
`,
    'src/app.module.ts': `import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ConfigModule } from '@nestjs/config';
import { TokenGuard } from './guards';
import turnstile from './turnstile.config';
import { SellTicketHandler } from './sell-ticket';
import { TicketsAtHandler } from './tickets-at';
import { TicketsController } from './tickets.controller';
@Module({
  imports: [ConfigModule.forRoot({ load: [turnstile] })],
  controllers: [TicketsController],
  providers: [SellTicketHandler, TicketsAtHandler, { provide: APP_GUARD, useClass: TokenGuard }],
})
export class AppModule {}
`,
    'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule).then((app) => app.listen(3000));
`,
  });
  // Nobody is signed in at an open route, and the guard of roles asks for none there.
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /gates/{gate}/tickets  src/tickets.controller.ts:10
        reads tickets
    POST /gates/{gate}/tickets  src/tickets.controller.ts:11
        behind TokenGuard authentication, RolesGuard authorization
        writes tickets"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /gates/{gate}/tickets → select tickets by gate limited
    POST /gates/{gate}/tickets → insert tickets"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /gates/{gate}/tickets → POST turnstile /openings, 900 ms"`);
});
