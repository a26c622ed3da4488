CREATE TABLE "score" (
    "id" SERIAL NOT NULL,
    "composer" TEXT NOT NULL,
    CONSTRAINT "score_pkey" PRIMARY KEY ("id")
);
