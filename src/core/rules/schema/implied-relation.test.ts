import { expect, test } from 'vitest';
import { access, buildSystem, component, operation, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Component } from '../../model/component.ts';
import { impliedRelation } from './implied-relation.ts';

/** A service that is handed the address of a database. */
function service(name: string, database: string): Component {
  const environment = { DATABASE_URL: `postgres://${name}@${database}:5432/${database}` };
  const deployment = { file: 'compose.yaml', ports: [], healthCheck: false, environment, dependsOn: [] };
  return component(name, { root: name, deployment });
}

function told(guidesAt: string): readonly string[] {
  const guides = table('guides', { columns: 'id bigint' });
  const halls = table('halls', {
    columns: 'id bigint, guide_id bigint',
    foreignKeys: ['guide_id > guides'],
  });
  return titles(
    impliedRelation,
    buildSystem({
      components: [service('tours', 'tours-db'), service('staff', guidesAt)],
      operations: [operation('book', 'tours'), operation('hire', 'staff')],
      tables: [guides, halls, table('tours', { columns: 'id bigint, guide_id bigint' })],
      accesses: [access('book', 'insert tours'), access('hire', 'insert guides')],
    }),
  );
}

test('a column that is named after a table of the same database wants a foreign key', () => {
  expect(told('tours-db')).toEqual(['info: tours.guide_id has no foreign key']);
});

test('no foreign key leads to the database of another service', () => {
  expect(told('staff-db')).toEqual([]);
});

test('a relation that only a model of Rails declares is none of the database', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 1) do
  create_table "members" do |t|
    t.string "name"
  end
  create_table "loans" do |t|
    t.bigint "member_id", null: false
  end
  create_table "notes" do |t|
    t.bigint "member_id", null: false
  end
  add_foreign_key "loans", "members"
end
`,
    'config/routes.rb': 'Rails.application.routes.draw do\n  resources :notes, only: %i[create]\nend\n',
    'app/models/member.rb': 'class Member < ApplicationRecord\nend\n',
    'app/models/note.rb': 'class Note < ApplicationRecord\n  belongs_to :member\nend\n',
    'app/models/loan.rb': 'class Loan < ApplicationRecord\n  belongs_to :member\nend\n',
    'app/controllers/notes_controller.rb':
      'class NotesController < ActionController::API\n  def create\n    render json: Note.create!(member_id: 1)\n  end\nend\n',
  });
  expect(titles(impliedRelation, system)).toEqual(['info: notes.member_id has no foreign key']);
});
