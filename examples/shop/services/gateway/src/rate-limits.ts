import { rateLimit } from 'express-rate-limit';
import { Redis } from 'ioredis';
import { type RedisReply, RedisStore } from 'rate-limit-redis';
import { config } from './config.js';

const redis = new Redis(config.redisUrl);
const MINUTE = 60_000;

function limiter(name: string, windowMs: number, limit: number) {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    message: { error: 'Too many requests, please wait a moment' },
    store: new RedisStore({
      prefix: `limit:${name}:`,
      sendCommand: (command: string, ...args: string[]) => redis.call(command, ...args) as Promise<RedisReply>,
    }),
  });
}

export const signupLimiter = limiter('signup', 60 * MINUTE, 10);
export const refreshLimiter = limiter('refresh', MINUTE, 30);
export const searchLimiter = limiter('search', MINUTE, 60);
export const checkoutLimiter = limiter('checkout', MINUTE, 10);
export const exportLimiter = limiter('export', 10 * MINUTE, 5);
