import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { OPEN_TO_ALL } from './marks';

@Injectable()
export class MemberGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly jwt: JwtService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const open = this.reflector.getAllAndOverride<boolean>(OPEN_TO_ALL, [context.getHandler(), context.getClass()]);
    if (open) return true;
    const request = context.switchToHttp().getRequest();
    try {
      request.member = await this.jwt.verifyAsync(String(request.headers.authorization).replace('Bearer ', ''));
      return true;
    } catch {
      throw new UnauthorizedException();
    }
  }
}
