import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { CALLER_ROLE } from './decorators';

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.get<string | undefined>(CALLER_ROLE, context.getHandler());
    if (!needed) return true;
    return context.switchToHttp().getRequest<Request>().get('x-caller-role') === needed;
  }
}
