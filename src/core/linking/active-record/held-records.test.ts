import { expect, test } from 'vitest';
import { accessesText, callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a reader of what a concern has found gives its rows, and settings of Rails say where calls go', async () => {
  const system = await systemOf({
    Gemfile: 'gem "rails", "~> 8.0"\ngem "faraday"\n',
    'config/application.rb': `module Stables
  class Application < Rails::Application
    config.x.vet.url = ENV.fetch("VET_URL", "https://vet.example")
  end
end
`,
    'config/routes.rb': `Rails.application.routes.draw do
  post "session", to: "sessions#create"
  resources :horses, only: [:index, :show, :create]
end
`,
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 1) do
  create_table "riders" do |t|
    t.string "email"
    t.string "password_digest"
  end
  create_table "horses" do |t|
    t.bigint "rider_id"
    t.string "name"
  end
end
`,
    'app/models/rider.rb': 'class Rider < ApplicationRecord\n  has_secure_password\n  has_many :horses\nend\n',
    'app/models/horse.rb': 'class Horse < ApplicationRecord\n  belongs_to :rider\nend\n',
    'app/controllers/concerns/authenticatable.rb': `module Authenticatable
  extend ActiveSupport::Concern
  included do
    before_action :authenticate!
    attr_reader :current_rider
  end
  private
  def authenticate!
    @current_rider = Rider.find_by(id: request.headers["X-Rider"])
    head :unauthorized unless @current_rider
  end
end
`,
    'app/controllers/application_controller.rb':
      'class ApplicationController < ActionController::API\n  include Authenticatable\nend\n',
    'app/controllers/sessions_controller.rb': `class SessionsController < ApplicationController
  skip_before_action :authenticate!
  def create
    rider = Rider.authenticate_by(email: params[:email], password: params[:password])
    render json: { id: rider.id }, status: :created
  end
end
`,
    'app/controllers/horses_controller.rb': `class HorsesController < ApplicationController
  def index
    render json: current_rider.horses.order(:name).limit(50)
  end
  def show
    horse = current_rider.horses.find(params[:id])
    Faraday.new(url: Rails.configuration.x.vet.url).get("/horses/#{horse.id}")
    render json: horse
  end
  def create
    render json: current_rider.horses.create!(name: params[:name]), status: :created
  end
end
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /horses → select horses by rider_id sorted by name limited
    GET /horses → select riders by id limited
    GET /horses/{id} → select horses by rider_id, id limited
    GET /horses/{id} → select riders by id limited
    POST /horses → insert horses
    POST /horses → select riders by id limited
    POST /session → select riders by email limited"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(
    `"GET /horses/{id} → GET vet.example /horses/{}, 60000 ms by default"`,
  );
});
