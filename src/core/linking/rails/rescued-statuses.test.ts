import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('errors that controllers rescue are answered as they say', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\ngem 'pundit'\n",
    'config/routes.rb': 'Rails.application.routes.draw do\n  resources :dogs, only: %i[show create update]\nend\n',
    'app/models/dog.rb': 'class Dog < ApplicationRecord\nend\n',
    'app/services/admit.rb': `class Admit
  Full = Class.new(StandardError)

  def call(name)
    raise Full if Dog.count > 9
    Dog.create!(name: name)
  end
end
`,
    'app/controllers/concerns/errors.rb': `module Errors
  extend ActiveSupport::Concern

  included do
    rescue_from ActiveRecord::RecordNotFound, with: :missing
    rescue_from Pundit::NotAuthorizedError do
      head :forbidden
    end
    rescue_from Admit::Full do
      render json: { error: "full" }, status: :conflict
    end
    rescue_from ActiveRecord::RecordInvalid do |error|
      render json: { error: error.message }, status: :unprocessable_content
    end
  end

  private

  def missing
    render json: { error: "missing" }, status: :not_found
  end
end
`,
    'app/controllers/dogs_controller.rb': `class DogsController < ActionController::API
  include Errors

  def show
    render json: Dog.find(params[:id])
  end

  def create
    render json: Admit.new.call(params[:name]), status: :created
  end

  def update
    dog = Dog.find(params[:id])
    authorize dog
    dog.update!(name: params[:name])
    render json: dog
  end
end
`,
  });
  const statuses = system.endpoints.map(
    ({ method, path, responses }) => `${method} ${path} ${responses.map(({ status }) => status).join(' ')}`,
  );
  expect(statuses).toMatchInlineSnapshot(`
    [
      "GET /dogs/{id} 200 404",
      "PATCH /dogs/{id} 200 403 404 422",
      "POST /dogs 201 409 422",
      "PUT /dogs/{id} 200 403 404 422",
    ]
  `);
});
