import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { nPlusOneQuery } from '../../rules/performance/n-plus-one-query.ts';
import { runRules } from '../../rules/run-rules.ts';

/** A boathouse whose list of boats is shown by a method of each, which asks for its club. */
async function found(list: string): Promise<readonly string[]> {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': "Rails.application.routes.draw do\n  get '/boats', to: 'boats#index'\nend\n",
    'db/schema.rb': `ActiveRecord::Schema.define(version: 1) do
  create_table "clubs" do |t|
    t.string "name"
  end
  create_table "boats" do |t|
    t.bigint "club_id", null: false
    t.index ["club_id"], name: "index_boats_on_club_id"
  end
  create_table "trips" do |t|
    t.bigint "boat_id", null: false
    t.index ["boat_id"], name: "index_trips_on_boat_id"
  end
end
`,
    'app/models/club.rb': 'class Club < ApplicationRecord\n  has_many :boats\nend\n',
    'app/models/trip.rb': 'class Trip < ApplicationRecord\n  belongs_to :boat\nend\n',
    'app/models/boat.rb': `class Boat < ApplicationRecord
  belongs_to :club
  has_many :trips

  scope :shown, ->(limit: 20) {
    q = includes(:club)
    q = q.limit(limit) if limit
    q
  }

  def summary
    { club: club.name, trips: trips.map(&:id) }
  end
end
`,
    'app/controllers/boats_controller.rb': `class BoatsController < ApplicationController
  def index
    render json: ${list}
  end
end
`,
  });
  return runRules(system, [nPlusOneQuery]).map(({ title }) => title);
}

test('what came along with the rows of a list is not asked for by a method of each', async () => {
  expect({
    plain: await found('Boat.limit(20).map(&:summary)'),
    along: await found('Boat.includes(:club, :trips).limit(20).map(&:summary)'),
    inScope: await found('Boat.shown.map(&:summary)'),
    inBlock: await found('Boat.includes(:club).limit(20).map { |boat| boat.summary }'),
  }).toMatchInlineSnapshot(`
    {
      "along": [],
      "inBlock": [
        "GET /boats reads trips once per item of a loop",
      ],
      "inScope": [
        "GET /boats reads trips once per item of a loop",
      ],
      "plain": [
        "GET /boats reads clubs and trips in a loop",
      ],
    }
  `);
});
