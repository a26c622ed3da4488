const env = process.env;

export const settings = {
  port: Number(env.PORT ?? 4301),
  branchKey: env.BRANCH_KEY ?? 'flour',
  oven: {
    baseUrl: env.OVEN_URL ?? 'http://oven:4302',
    timeoutMs: 1_500,
  },
} as const;

export const paths = {
  loaves: '/loaves',
  tickets: '/tickets',
} as const;
