import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A kennel of which a policy says which dogs somebody may see. */
function kennel(show: string): Promise<Awaited<ReturnType<typeof systemOf>>> {
  return systemOf({
    Gemfile: "gem 'rails'\ngem 'pundit'\n",
    'config/routes.rb': 'Rails.application.routes.draw do\n  resources :dogs, only: %i[index show create]\nend\n',
    'app/models/dog.rb': 'class Dog < ApplicationRecord\n  scope :at_home, -> { where(gone: false) }\nend\n',
    'app/policies/dog_policy.rb': `class DogPolicy < ApplicationPolicy
  class Scope < Scope
    def resolve
      user.admin? ? scope.all : scope.at_home.where(owner_id: user.id)
    end
  end
end
`,
    'app/services/admit.rb': `class Admit
  def self.call(name)
    new(name).call
  end

  def initialize(name)
    @name = name
  end

  def call
    Dog.create!(name: @name)
  end
end
`,
    'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def index
    dogs = policy_scope(Dog)
    dogs = dogs.where(kind: params[:kind]) if params[:kind]
    render json: pagy(dogs.order(:name)).last
  end

  def show
    ${show}
    authorize @dog
    render json: @dog
  end

  def create
    @dog = Admit.call(params[:name])
    render json: @dog
  end
end
`,
  });
}

test('a policy says which rows a query gives, and what another action does is not done', async () => {
  const system = await kennel('@dog = policy_scope(Dog).find(params[:id])');
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /dogs → select dogs at times by gone, owner_id, kind sorted by name limited
    GET /dogs/{id} → select dogs by id at times by gone, owner_id limited
    POST /dogs → insert dogs"
  `);
});
