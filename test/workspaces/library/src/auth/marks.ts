import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata, UseGuards } from '@nestjs/common';
import { LibrarianGuard } from './librarian.guard';

export const OPEN_TO_ALL = 'openToAll';

/** Lets everybody in, card or not. */
export const OpenToAll = () => SetMetadata(OPEN_TO_ALL, true);

/** For the people behind the counter. */
export function StaffOnly() {
  return applyDecorators(UseGuards(LibrarianGuard));
}

export const CurrentMember = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().member,
);
