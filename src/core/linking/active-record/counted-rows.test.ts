import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('the size of a collection that its owner keeps count of asks for nothing', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': "Rails.application.routes.draw do\n  get '/kennels', to: 'kennels#index'\nend\n",
    'app/models/kennel.rb': 'class Kennel < ApplicationRecord\n  has_many :dogs\n  has_many :cats\nend\n',
    'app/models/dog.rb': 'class Dog < ApplicationRecord\n  belongs_to :kennel, counter_cache: true\nend\n',
    'app/models/cat.rb': 'class Cat < ApplicationRecord\n  belongs_to :kennel\nend\n',
    'app/controllers/kennels_controller.rb': `class KennelsController < ApplicationController
  def index
    render json: Kennel.limit(9).map { |kennel| [kennel.dogs.size, kennel.dogs.any?, kennel.cats.size] }
  end
end
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /kennels → count cats by kennel_id, in a loop
    GET /kennels → select kennels limited"
  `);
});

test('a batch of rows is one query and what is done with it', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': "Rails.application.routes.draw do\n  post '/dogs', to: 'dogs#tidy'\nend\n",
    'app/models/dog.rb': 'class Dog < ApplicationRecord\nend\n',
    'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def tidy
    Dog.where(gone: true).in_batches { |batch| batch.update_all(kennel_id: nil) }
  end
end
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /dogs → select dogs by gone limited
    POST /dogs → update dogs by gone, in a loop"
  `);
});
