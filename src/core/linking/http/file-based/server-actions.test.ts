import { expect, test } from 'vitest';
import { accessesText, endpointsText } from '../../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

const files = {
  'package.json': '{"name":"bakery","dependencies":{"next":"15","next-auth":"5","@prisma/client":"6","react":"19"}}',
  'prisma/schema.prisma': `datasource db { provider = "postgresql" }
model Loaf {
  id    String @id
  name  String
  baker String
}
`,
  'src/lib/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
  'src/lib/auth.ts': `import NextAuth from 'next-auth';
import { redirect } from 'next/navigation';
import { cache } from 'react';
export const { handlers, auth } = NextAuth({ providers: [] });
export const requireBaker = cache(async () => {
  const session = await auth();
  if (!session?.user) redirect('/login');
  return session.user;
});
`,
  'src/app/loaves/actions.ts': `'use server';

import { redirect } from 'next/navigation';
import { auth, requireBaker } from '@/lib/auth';
import { db } from '@/lib/db';

export async function bake(form: FormData) {
  const baker = await requireBaker();
  await db.loaf.create({ data: { name: form.get('name') as string, baker: baker.id } });
}

export async function rename(id: string, name: string) {
  const session = await auth();
  if (!session) redirect('/login');
  await db.loaf.updateMany({ where: { id, baker: session.user.id }, data: { name } });
}

export const throwAway = async (id: string) => {
  const session = await auth();
  if (!session?.user) throw new Error('Unauthorized');
  await db.loaf.deleteMany({ where: { id, baker: session.user.id } });
};

export async function eat(id: string) {
  const session = await auth();
  if (!session?.user) return { error: 'Unauthorized' };
  await db.loaf.delete({ where: { id } });
}

export async function giveAway(id: string) {
  await db.loaf.delete({ where: { id } });
}
`,
  'src/lib/client.ts': `import { createSafeActionClient } from 'next-safe-action';
import { auth } from '@/lib/auth';
export const bakers = createSafeActionClient().use(async ({ next }) => {
  const session = await auth();
  if (!session?.user) throw new Error('Sign in first');
  return next({ ctx: { user: session.user } });
});
`,
  'src/app/loaves/slice.ts': `'use server';
import { z } from 'zod';
import { bakers } from '@/lib/client';
import { db } from '@/lib/db';
export const slice = bakers.schema(z.object({ id: z.string() })).action(async ({ parsedInput, ctx }) => {
  await db.loaf.update({ where: { id: parsedInput.id, baker: ctx.user.id }, data: { name: 'Slices' } });
});
`,
  'src/app/loaves/page.tsx': `import { db } from '@/lib/db';
export default async function Loaves() {
  async function order(form: FormData) {
    'use server';
    await db.loaf.update({ where: { id: form.get('id') as string }, data: { baker: 'none' } });
  }
  return <form action={order}><input name="id" /></form>;
}
`,
  'src/app/loaves/names.ts': 'export const nameOf = (id: string) => `Loaf ${id}`;\n',
  'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
};

test('functions that say use server are endpoints with what they ask and write', async () => {
  const system = await systemOf(files);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /app/loaves/actions#bake  src/app/loaves/actions.ts:7
        behind requireBaker authentication
        writes Loaf
    POST /app/loaves/actions#eat  src/app/loaves/actions.ts:24
        behind auth authentication
        writes Loaf
    POST /app/loaves/actions#giveAway  src/app/loaves/actions.ts:30
        writes Loaf
    POST /app/loaves/actions#rename  src/app/loaves/actions.ts:12
        behind auth authentication
        writes Loaf
    POST /app/loaves/actions#throwAway  src/app/loaves/actions.ts:18
        behind auth authentication
        writes Loaf
    POST /app/loaves/page#order  src/app/loaves/page.tsx:3
        writes Loaf
    POST /app/loaves/slice#slice  src/app/loaves/slice.ts:5
        behind auth authentication
        writes Loaf"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /app/loaves/actions#bake → insert Loaf
    POST /app/loaves/actions#eat → delete Loaf by id
    POST /app/loaves/actions#giveAway → delete Loaf by id
    POST /app/loaves/actions#rename → update Loaf by id, baker
    POST /app/loaves/actions#throwAway → delete Loaf by id, baker
    POST /app/loaves/page#order → update Loaf by id
    POST /app/loaves/slice#slice → update Loaf by id, baker"
  `);
});

test('without Next nobody calls them by a request', async () => {
  const system = await systemOf({ ...files, 'package.json': '{"name":"bakery","dependencies":{"react":"19"}}' });
  expect(system.endpoints).toEqual([]);
});
