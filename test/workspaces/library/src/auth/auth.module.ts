import { Body, Controller, Module, Post, UnauthorizedException, UseGuards, Version } from '@nestjs/common';
import { JwtModule, JwtService } from '@nestjs/jwt';
import { ThrottlerGuard } from '@nestjs/throttler';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Member } from '../common/entities';
import { OpenToAll } from './marks';

@Controller('cards')
export class CardsController {
  constructor(
    @InjectRepository(Member) private readonly members: Repository<Member>,
    private readonly jwt: JwtService,
  ) {}

  @OpenToAll()
  @UseGuards(ThrottlerGuard)
  @Version('1')
  @Post('check-in')
  async checkIn(@Body() body: { cardNumber: string; pin: string }) {
    const member = await this.members.findOneBy({ cardNumber: body.cardNumber });
    if (member?.pin !== body.pin) throw new UnauthorizedException();
    return { token: await this.jwt.signAsync({ sub: member.id, staff: member.staff }) };
  }
}

@Module({
  imports: [TypeOrmModule.forFeature([Member]), JwtModule.register({ global: true, secret: process.env.CARD_SECRET })],
  controllers: [CardsController],
})
export class AuthModule {}
