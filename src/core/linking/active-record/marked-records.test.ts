import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a value of an enumeration is written by its name, and what came along is not asked for again', async () => {
  const system = await systemOf({
    Gemfile: 'gem "rails"\ngem "pg"\n',
    'config/application.rb': 'class Application < Rails::Application\nend\n',
    'config/routes.rb': `Rails.application.routes.draw do
  resources :hives, only: %i[show] do
    member { post :close }
  end
end
`,
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 1) do
  create_table "keepers" do |t|
    t.string "email"
  end
  create_table "meadows" do |t|
    t.bigint "keeper_id"
  end
  create_table "hives" do |t|
    t.bigint "meadow_id"
    t.string "state"
  end
end
`,
    'app/models/keeper.rb': 'class Keeper < ApplicationRecord\nend\n',
    'app/models/meadow.rb': 'class Meadow < ApplicationRecord\n  belongs_to :keeper\nend\n',
    'app/models/hive.rb': `class Hive < ApplicationRecord
  belongs_to :meadow
  enum :state, { open: "open", closed: "closed" }
end
`,
    'app/controllers/hives_controller.rb': `class HivesController < ApplicationController
  def show
    hive = Hive.includes(meadow: :keeper).find(params[:id])
    render json: { keeper: hive.meadow.keeper.email }
  end
  def close
    hive = Hive.find(params[:id])
    hive.closed!
    head :no_content
  end
end
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /hives/{id} → select hives by id limited
    GET /hives/{id} → select keepers by id
    GET /hives/{id} → select meadows by id
    POST /hives/{id}/close → select hives by id limited
    POST /hives/{id}/close → update hives by id"
  `);
});
