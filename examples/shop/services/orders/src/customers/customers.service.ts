import { ConflictException, Injectable, UnauthorizedException } from '@nestjs/common';
import { Prisma } from '@prisma/client';
import { compare, hash } from 'bcryptjs';
import { PrismaService } from '../prisma.service';
import type { OrderPageQuery } from './customers.dto';

const publicFields = { id: true, email: true, role: true } as const;

@Injectable()
export class CustomersService {
  constructor(private readonly prisma: PrismaService) {}

  async register(email: string, password: string) {
    const passwordHash = await hash(password, 12);
    try {
      return await this.prisma.customer.create({
        data: { email: email.toLowerCase(), passwordHash },
        select: publicFields,
      });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
        throw new ConflictException('This email has an account already');
      }
      throw error;
    }
  }

  async verify(email: string, password: string) {
    const customer = await this.prisma.customer.findUnique({ where: { email: email.toLowerCase() } });
    if (!customer || !(await compare(password, customer.passwordHash))) throw new UnauthorizedException();
    return { id: customer.id, email: customer.email, role: customer.role };
  }

  async ordersOf(customerId: string, page: OrderPageQuery) {
    const orders = await this.prisma.order.findMany({
      where: { customerId },
      include: { lines: true },
      orderBy: { createdAt: 'desc' },
      take: page.limit + 1,
      ...(page.after ? { cursor: { id: page.after }, skip: 1 } : {}),
    });
    const items = orders.slice(0, page.limit);
    return { items, next: orders.length > page.limit ? items[items.length - 1].id : null };
  }
}
