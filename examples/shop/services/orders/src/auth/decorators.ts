import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'isPublic';
export const CALLER_ROLE = 'callerRole';

/** No service token needed. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** The person behind the call must have this role. */
export const CallerRole = (role: 'support') => SetMetadata(CALLER_ROLE, role);
