import { type CanActivate, type ExecutionContext, Injectable, SetMetadata, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';

const OPEN = 'openToAll';

export const OpenToAll = () => SetMetadata(OPEN, true);

@Injectable()
export class CrewBadgeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()])) return true;
    const { req } = GqlExecutionContext.create(context).getContext();
    if (req.headers.authorization === undefined) throw new UnauthorizedException();
    return true;
  }
}
