ALTER TABLE "score" ADD COLUMN "opus" TEXT;
CREATE UNIQUE INDEX "score_opus_key" ON "score"("opus");
CREATE TABLE "part" (
    "score_id" INTEGER NOT NULL,
    "instrument" TEXT NOT NULL,
    "pages" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "part_pkey" PRIMARY KEY ("score_id","instrument")
);
CREATE INDEX "part_instrument_idx" ON "part"("instrument");
ALTER TABLE "part" ADD CONSTRAINT "part_score_id_fkey" FOREIGN KEY ("score_id") REFERENCES "score"("id") ON DELETE CASCADE ON UPDATE CASCADE;
