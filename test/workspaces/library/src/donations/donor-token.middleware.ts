import { Injectable, type NestMiddleware, UnauthorizedException } from '@nestjs/common';

/** Donors get a link with a token by mail. */
@Injectable()
export class DonorTokenMiddleware implements NestMiddleware {
  use(req: { query: Record<string, unknown> }, _res: unknown, next: () => void) {
    if (req.query.token !== process.env.DONOR_TOKEN) throw new UnauthorizedException();
    next();
  }
}
