import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a line that only sends on is no answer of the API', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': `Rails.application.routes.draw do
  get '/berth/:id', to: redirect('/berths/%{id}')
  get '/berths/:id', to: 'berths#show'
end
`,
    'app/controllers/berths_controller.rb': `class BerthsController < ApplicationController
  def show
    Berth.find(params[:id]).touch(:seen_at)
  end
end
`,
    'app/models/berth.rb': 'class Berth < ApplicationRecord\nend\n',
  });
  expect(system.endpoints.map((each) => `${each.path} ${each.static ? 'sends on' : 'answers'}`)).toEqual([
    '/berth/{id} sends on',
    '/berths/{id} answers',
  ]);
  expect(system.accesses.map(({ verb, columns }) => `${verb} ${columns.join()}`)).toContain('update seen_at');
});
