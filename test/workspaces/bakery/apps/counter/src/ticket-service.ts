import type { PrismaClient } from '@prisma/client';
import type { OvenClient } from './oven-client';

export interface NewTicket {
  pickUpAt: Date;
  items: { loafId: number; pieces: number }[];
}

export class TicketService {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly oven: OvenClient,
  ) {}

  dueOn(day: string) {
    const start = new Date(day);
    const end = new Date(start.getTime() + 86_400_000);
    return this.prisma.ticket.findMany({
      where: { pickUpAt: { gte: start, lt: end } },
      include: { items: { include: { loaf: true } } },
      orderBy: { pickUpAt: 'asc' },
      take: 200,
    });
  }

  async order({ pickUpAt, items }: NewTicket) {
    const loaves = await this.prisma.loaf.findMany({ where: { id: { in: items.map((item) => item.loafId) } } });
    const short = loaves.filter((loaf) => loaf.stock < (items.find((item) => item.loafId === loaf.id)?.pieces ?? 0));
    if (short.length > 0) await this.oven.bake(short.map((loaf) => ({ loaf: loaf.name, pieces: 12 })));
    return this.prisma.ticket.create({ data: { pickUpAt, items: { createMany: { data: items } } } });
  }

  collect(ticketId: number) {
    return this.prisma.$transaction(async (tx) => {
      const items = await tx.ticketItem.findMany({ where: { ticketId } });
      await Promise.all(items.map((item) => this.takeFromShelf(tx, item.loafId, item.pieces)));
      return tx.ticket.update({ where: { id: ticketId }, data: { collected: true } });
    });
  }

  private takeFromShelf(tx: Pick<PrismaClient, 'loaf'>, id: number, pieces: number) {
    return tx.loaf.update({ where: { id }, data: { stock: { decrement: pieces } } });
  }
}
