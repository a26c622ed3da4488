import { PrismaClient } from '@prisma/client';
import express from 'express';
import { createBatchRouter } from './batch-router';

const app = express();
app.use(express.json());
app.use('/v1/batches', createBatchRouter(new PrismaClient()));
app.listen(Number(process.env.PORT ?? 4302));
