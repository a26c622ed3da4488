import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A kennel whose `DogsController#ask` runs a query, with other methods of the controller and scopes of the model. */
async function kennel(ask: string, methods = '', scopes = ''): Promise<System> {
  return await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': "Rails.application.routes.draw do\n  get '/dogs', to: 'dogs#ask'\nend\n",
    'app/models/dog.rb': `class Dog < ApplicationRecord
  scope :at_home, -> { where(gone: false) }
${scopes}
end
`,
    'app/queries/dog_query.rb': `class DogQuery
  def initialize(dogs)
    @dogs = dogs
  end
end
`,
    'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def ask
    ${ask}
  end

  private

  def of_kind(dogs, kind)
    return dogs if kind.nil?
    dogs.where(kind: kind)
  end

  def sorted(dogs)
    dogs.order(:name)
  end

  def base
    Dog.where(gone: false)
  end
${methods}
end
`,
  });
}

/** Queries of `DogsController#ask`; `or more` where there may be conditions that nobody could read. */
function asked(system: System): readonly string[] {
  const own = system.accesses.filter((access) => access.operation.endsWith('#DogsController.ask'));
  return queriesText(system, 'DogsController.ask').map((text, at) =>
    own[at]?.filtersKnown === false ? `${text} or more` : text,
  );
}

test('a query goes on after methods that it was handed to', async () => {
  const system = await kennel(`dogs = Dog.where(owner_id: 1)
    dogs = of_kind(dogs, params[:kind])
    render json: sorted(dogs).limit(5)`);
  expect(asked(system)).toEqual(['select dogs by owner_id at times by kind sorted by name limited']);
});

test('a query that a method begins belongs to whoever goes on with it', async () => {
  const system = await kennel('render json: base.where(owner_id: 1)');
  expect(asked(system)).toEqual(['select dogs by gone, owner_id']);
  expect(system.accesses).toHaveLength(1);
  const plain = await kennel('render json: base');
  expect(queriesText(plain, 'DogsController.base')).toEqual(['select dogs by gone']);
});

test('what a scope adds in some cases only is added at times', async () => {
  const system = await kennel(
    "render json: Dog.at_home.of('hound').named(params[:name]).limit(5)",
    '',
    `  scope :of, ->(kind) { where(kind: kind) if kind.present? }
  scope :named, ->(name) { name.blank? ? all : where(name: name) }`,
  );
  expect(asked(system)).toEqual(['select dogs by gone at times by kind, name limited']);
});

test('a way out that asks for nothing says nothing of the others', async () => {
  const system = await kennel(
    'render json: Dog.similar(params[:name]).limit(5)',
    '',
    `  def self.similar(name)
    return Dog.none if name.blank?
    where(name: name)
  end`,
  );
  expect(asked(system)).toEqual(['select dogs by name limited']);
});

test('a page is cut of a query with a name, and an object may do anything with one', async () => {
  const paged = await kennel(`dogs = Dog.at_home
    @pagy, @dogs = pagy(dogs)`);
  expect(asked(paged)).toEqual(['select dogs by gone limited']);
  const kept = await kennel('render json: DogQuery.new(Dog.at_home).call(params)');
  expect(asked(kept)).toEqual(['select dogs by gone or more']);
});

test('what a recursive query is made of does not run by itself', async () => {
  const system = await kennel(`render json: Dog.with_recursive(parents: [
      Dog.where(id: params[:id]),
      Dog.joins("JOIN parents ON dogs.id = parents.parent_id")
    ]).select("*").from("parents")`);
  expect(asked(system)).toEqual(['select dogs or more']);
});
