import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a method that a client of Prisma is extended with does what its own client does', async () => {
  const system = await systemOf({
    'package.json': '{"name":"press","dependencies":{"express":"4","@prisma/client":"5"}}',
    'prisma/schema.prisma': `datasource db { provider = "postgresql" }
model Article {
  id      Int      @id
  slug    String   @unique
  goneAt  DateTime? @map("gone_at")
  @@map("articles")
}
`,
    'src/prisma.ts': `import { PrismaClient } from '@prisma/client';
const base = new PrismaClient();
export const prisma = base.$extends({
  model: {
    article: {
      async discard(slug: string) { return base.article.update({ where: { slug }, data: { goneAt: new Date() } }); },
    },
  },
});
`,
    'src/index.ts': `import express from 'express';
import { prisma } from './prisma';
const app = express();
app.delete('/articles/:slug', async (req, res) => { await prisma.article.discard(req.params.slug); res.sendStatus(204); });
app.listen(80);
`,
  });
  expect(accessesText(system)).toBe('DELETE /articles/{slug} → update articles by slug');
});
