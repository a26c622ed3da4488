/** A Prisma schema with a little of everything: what a theater sells. */
export const theater = `// What a theater sells
generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

enum SeatKind {
  STALLS
  BALCONY @map("balcony")

  @@map("seat_kind")
}

/// A play on a date
model Show {
  id        Int        @id @default(autoincrement())
  title     String     @db.VarChar(200)
  slug      String     @unique
  startsAt  DateTime   @map("starts_at") @db.Timestamptz(6) // when the curtain rises
  createdAt DateTime   @default(now())
  price     Decimal    @default(12.50)
  languages String[]   @default([])
  motto     String     @default("it's on")
  token     String     @default(uuid())
  seed      String     @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  search    Unsupported("tsvector")?
  tickets   Ticket[]
  actors    Actor[]
  sequelOf  Show?      @relation("sequel", fields: [sequelId], references: [id])
  sequelId  Int?
  sequels   Show[]     @relation("sequel")

  @@index([startsAt(sort: Desc), title(ops: raw("text_pattern_ops"))], map: "by_start")
  @@index([search], type: Gin)
  @@map("shows")
  @@schema("stage")
}

model Actor {
  id      String  @id @default(cuid())
  name    String
  shows   Show[]
  mentors Actor[] @relation("mentoring")
  pupils  Actor[] @relation("mentoring")
}

model Ticket {
  showId  Int      @map("show_id")
  seat    String
  kind    SeatKind @default(STALLS)
  extra   Json?    /// what else was sold
  buyerId BigInt?
  show    Show     @relation(fields: [showId], references: [id], onDelete: Cascade)
  buyer   Buyer?   @relation(fields: [buyerId], references: [id], onUpdate: NoAction, map: "buyer_fk")

  @@id([showId, seat])
  @@unique([seat, buyerId], name: "seatOfBuyer")
}

model Buyer {
  id      BigInt   @id @default(autoincrement())
  tickets Ticket[]
}
`;
