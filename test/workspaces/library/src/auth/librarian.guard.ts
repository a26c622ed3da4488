import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';

@Injectable()
export class LibrarianGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest().member?.staff !== true) throw new ForbiddenException();
    return true;
  }
}
