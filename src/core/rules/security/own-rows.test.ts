import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { missingAuthorization } from './missing-authorization.ts';

test('of the actions of pages one forgets whose row it changes', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "log", "dependencies": { "next": "16", "drizzle-orm": "0.44" } }',
    'src/db.ts': `import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, serial, text } from 'drizzle-orm/pg-core';
export const db = drizzle(process.env.DATABASE_URL!);
export const climbs = pgTable('climbs', { id: serial('id').primaryKey(), userId: text('user_id').notNull(), notes: text('notes') });
`,
    'src/auth.ts': `import { auth } from '@clerk/nextjs/server';
import { redirect } from 'next/navigation';
export async function requireUser() {
  const { userId } = await auth();
  if (!userId) redirect('/sign-in');
  return { id: userId };
}
`,
    'src/app/log/actions.ts': `'use server';
import { and, eq } from 'drizzle-orm';
import { requireUser } from '../../auth';
import { climbs, db } from '../../db';

export async function editNotes(id: number, notes: string) {
  await requireUser();
  await db.update(climbs).set({ notes }).where(eq(climbs.id, id));
}

export async function remove(id: number) {
  const user = await requireUser();
  await db.delete(climbs).where(and(eq(climbs.id, id), eq(climbs.userId, user.id)));
}
`,
  });
  expect(titles(missingAuthorization, system)).toMatchInlineSnapshot(`
    [
      "high: POST /app/log/actions#editNotes updates climbs of anybody",
    ]
  `);
});

/** A kennel where the routes beside ask a policy, and `extend` changes a stay. */
function kennel(extend: string): Promise<Awaited<ReturnType<typeof systemOf>>> {
  return systemOf({
    Gemfile: "gem 'rails'\ngem 'pundit'\n",
    'config/routes.rb': `Rails.application.routes.draw do
  resources :stays, only: %i[index show] do
    post :extend, on: :member
  end
end
`,
    'app/models/stay.rb': 'class Stay < ApplicationRecord\n  belongs_to :member\nend\n',
    'app/models/member.rb': 'class Member < ApplicationRecord\n  has_many :stays\nend\n',
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 1) do
  create_table "members" do |t|
    t.string "email"
  end
  create_table "stays" do |t|
    t.bigint "member_id", null: false
    t.date "ends_on"
  end
end
`,
    'app/controllers/stays_controller.rb': `class StaysController < ActionController::API
  before_action :authenticate_token!

  def index
    render json: @member.stays.limit(50)
  end

  def show
    stay = Stay.find(params[:id])
    authorize stay
    render json: stay
  end

  def extend
    ${extend}
    render json: stay
  end

  private

  def authenticate_token!
    @member = Member.find_by(id: request.headers["X-Member"])
    head :unauthorized unless @member
  end
end
`,
  });
}

test('a row that is read by its key and changed is that of anybody, unless somebody may be refused', async () => {
  const said = async (extend: string): Promise<readonly string[]> => titles(missingAuthorization, await kennel(extend));
  const changed = 'stay.update!(ends_on: params[:ends_on])';
  expect(await said(`stay = Stay.find(params[:id])\n    ${changed}`)).toEqual([
    'high: POST /stays/{id}/extend updates stays of anybody',
  ]);
  expect(await said(`stay = @member.stays.find(params[:id])\n    ${changed}`)).toEqual([]);
  expect(await said(`stay = Stay.find(params[:id])\n    authorize stay\n    ${changed}`)).toEqual([]);
  expect(
    await said(`stay = Stay.find(params[:id])\n    raise NotYours if stay.member != @member\n    ${changed}`),
  ).toEqual([]);
  expect(
    await said(`stay = Stay.find(params[:id])\n    return head :forbidden if stay.member != @member\n    ${changed}`),
  ).toEqual([]);
});
