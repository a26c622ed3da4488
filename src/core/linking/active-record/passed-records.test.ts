import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A boathouse on Rails whose `BoatsController#ask` does this. */
async function boathouse(ask: string): Promise<System> {
  return await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': "Rails.application.routes.draw do\n  post '/boats/:id', to: 'boats#ask'\nend\n",
    'app/models/club.rb': 'class Club < ApplicationRecord\n  has_many :boats\nend\n',
    'app/models/boat.rb': 'class Boat < ApplicationRecord\n  belongs_to :club\n  has_many :trips\nend\n',
    'app/models/trip.rb': 'class Trip < ApplicationRecord\n  belongs_to :boat\nend\n',
    'app/services/application_service.rb': `class ApplicationService
  def self.call(...)
    new(...).call
  end

  private

  def with_transaction
    ActiveRecord::Base.transaction { yield }
  end
end
`,
    'app/services/launch_boat.rb': `class LaunchBoat < ApplicationService
  def initialize(at:, boat:)
    @at = at
    @boat = boat
  end

  def call
    with_transaction do
      @boat.update!(state: "out")
      @boat.trips.create!(started_at: @at)
    end
  end
end
`,
    'app/controllers/boats_controller.rb': `class BoatsController < ApplicationController
  def ask
    ${ask}
  end

  private

  def of_club(boats, club)
    return boats if club.blank?
    boats.where(club_id: club)
  end
end
`,
  });
}

test('what a service is handed by name comes through a base that hands all of it on', async () => {
  const system = await boathouse('LaunchBoat.call(boat: Boat.find(params[:id]), at: Time.current)');
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /boats/{id} → insert trips, in a transaction
    POST /boats/{id} → select boats by id limited
    POST /boats/{id} → update boats by id, in a transaction"
  `);
});

test('a query goes on with what a block makes of it', async () => {
  const system = await boathouse(
    'render json: Boat.where(kind: 1).then { |boats| of_club(boats, params[:club]) }.order(:name).limit(5)',
  );
  expect(accessesText(system)).toMatchInlineSnapshot(
    `"POST /boats/{id} → select boats by kind at times by club_id sorted by name limited"`,
  );
});

test('relations of relations are joined, also where rows are counted, but come along with no row', async () => {
  const system = await boathouse(`Trip.joins(boat: :club).where(day: params[:day]).sum(:distance)
    Boat.joins(:club).each { |boat| boat.club.name }`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /boats/{id} → count trips by day
    POST /boats/{id} → select boats
    POST /boats/{id} → select boats by id
    POST /boats/{id} → select clubs by id
    POST /boats/{id} → select clubs by id
    POST /boats/{id} → select clubs by id limited, in a loop"
  `);
});
