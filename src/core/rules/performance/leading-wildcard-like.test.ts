import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, operationCall, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { leadingWildcardLike } from './leading-wildcard-like.ts';

test('of the routes that share a search the one that reads is named', () => {
  const system = buildSystem({
    endpoints: [endpoint('DELETE /guides'), endpoint('GET /guides')],
    operationCalls: [operationCall('DELETE /guides', 'find'), operationCall('GET /guides', 'find')],
    tables: [table('guides', { columns: 'id bigint, name text' })],
    accesses: [access('find', 'select guides', { many: true, filters: [{ column: 'name', operator: 'contains' }] })],
  });
  expect(titles(leadingWildcardLike, system)).toEqual(['info: GET /guides looks for a text anywhere in guides.name']);
});

test('a pattern of Rails is bound beside its condition', async () => {
  const titlesOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    titles(leadingWildcardLike, await systemOf(files));
  const shelter = (where: string): Promise<readonly string[]> =>
    titlesOf({
      Gemfile: "gem 'rails'\n",
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :dogs, only: %i[index create]\nend\n',
      'db/schema.rb':
        'ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table "dogs" do |t|\n    t.string "name"\n    t.string "kind"\n  end\nend\n',
      'app/models/dog.rb': 'class Dog < ApplicationRecord\nend\n',
      'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def index
    render json: Dog.where(${where}).limit(20)
  end

  def create
    render json: Dog.create!(name: params[:name]), status: :created
  end
end
`,
    });
  const said = await Promise.all(
    [
      '"kind = ? AND dogs.name ILIKE ?", kind, "%#{params[:q]}%"',
      '"name LIKE :q", q: "%#{q}%"',
      '"name LIKE ?", "#{q}%"',
    ].map(shelter),
  );
  expect(said).toMatchInlineSnapshot(`
    [
      [
        "low: GET /dogs looks for a text anywhere in dogs.name",
      ],
      [
        "low: GET /dogs looks for a text anywhere in dogs.name",
      ],
      [],
    ]
  `);
});
