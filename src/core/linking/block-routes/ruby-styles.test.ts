import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

async function routesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints.map(({ method, path }) => `${method} ${path}`).sort();
}

test('a classic Sinatra application whose routes lie in files of their own', async () => {
  const routes = await routesOf({
    Gemfile: "gem 'sinatra'\n",
    'zoo.rb': "require 'sinatra'\nDir['./routes/*.rb'].each { |file| require file }\nget('/') { 'zoo' }\n",
    'routes/lemurs.rb': "get '/lemurs/?' do\nend\nput '/lemurs/:id' do\n  params[:id]\nend\n",
    'lib/keeper.rb': "def feed\n  get '/food'\nend\n",
  });
  expect(routes).toEqual(['GET /', 'GET /lemurs', 'PUT /lemurs/{id}']);
});

test('loops, extensions, several methods and middleware of a modular Sinatra application', async () => {
  const routes = await routesOf({
    Gemfile: "gem 'sinatra'\n",
    'config.ru': "require './zoo'\nmap('/api') { run Zoo }\n",
    'zoo.rb': `require 'sinatra/base'
module Weather
  def self.registered(app)
    app.get '/weather/:day' do 'rain' end
  end
end
class Tickets < Sinatra::Base
  delete('/tickets') { }
end
class Zoo < Sinatra::Base
  register Weather
  use Tickets
  %w[apes bats].each { |kind| get "/#{kind}" do kind end }
  route :get, :post, '/visits' do end
  get '/talks/?:day?' do end
end
`,
  });
  expect(routes).toEqual([
    'DELETE /api/tickets',
    'GET /api/apes',
    'GET /api/bats',
    'GET /api/talks',
    'GET /api/talks/{day}',
    'GET /api/visits',
    'GET /api/weather/{day}',
    'POST /api/visits',
  ]);
});

test('branches of Roda, also where the class is opened again in another file', async () => {
  const routes = await routesOf({
    Gemfile: "gem 'roda'\n",
    'aquarium.rb': `class Aquarium < Roda
  plugin :hash_branches
  route do |r|
    r.hash_branches
    r.on('tanks', :id) { |id| r.patch(true) { } }
    r.get(%w[map tour]) { }
  end
  hash_branch 'eels' do |r|
    r.get('electric') { }
    r.is(String) { |name| r.put { } }
  end
end
`,
    'branches/rays.rb': "class Aquarium\n  hash_branch('/sea', 'rays') do |r|\n    r.post { }\n  end\nend\n",
  });
  expect(routes).toEqual([
    'GET /eels/electric',
    'GET /map',
    'GET /tour',
    'PATCH /tanks/{id}',
    'POST /sea/rays',
    'PUT /eels/{name}',
  ]);
});

test('blocks of Cuba that ask for a method, a path or both, and run one another', async () => {
  const routes = await routesOf({
    Gemfile: "gem 'cuba'\n",
    'aviary.rb': `require 'cuba'
Cuba.define do
  on get do
    on 'owls' do res.write 'hoo' end
    on 'owls/:id' do |id| end
    on root do res.redirect '/owls' end
  end
  on 'api' do
    on post, 'feed' do end
    on 'nests' do run Nests end
    on default do res.status = 404 end
  end
end
`,
    'nests.rb': 'class Nests < Cuba\n  define do\n    on delete, :id do |id| end\n  end\nend\n',
  });
  expect(routes).toEqual(['DELETE /api/nests/{id}', 'GET /', 'GET /owls', 'GET /owls/{id}', 'POST /api/feed']);
});

test('controllers of Padrino below the place where their application is mounted', async () => {
  const routes = await routesOf({
    Gemfile: "gem 'padrino'\n",
    'config/apps.rb': "Padrino.mount('Reptiles::App', app_file: 'app/app.rb').to('/reptiles')\n",
    'app/app.rb': 'module Reptiles\n  class App < Padrino::Application\n  end\nend\n',
    'app/controllers/snakes.rb': `Reptiles::App.controllers :snakes do
  get :index do end
  get :show, with: :id do end
  post :feed, map: '/feed-them' do end
end
Reptiles::App.controller :eggs, parent: :snakes do
  get :list, with: [:year, :month] do end
end
`,
  });
  expect(routes).toEqual([
    'GET /reptiles/snakes',
    'GET /reptiles/snakes/show/{id}',
    'GET /reptiles/snakes/{snake_id}/eggs/list/{year}/{month}',
    'POST /reptiles/feed-them',
  ]);
});

test('conditions of Sinatra, and helpers and middleware of what runs or mounts a class', async () => {
  const system = await systemOf({
    Gemfile: "gem 'sinatra'\ngem 'grape'\n",
    'config.ru': `require './zoo'
require './api/root'
use Rack::Cors do
  allow { origins '*' }
end
map('/api') { run Api::Root }
run Zoo
`,
    'zoo.rb': `require 'sinatra/base'
class Zoo < Sinatra::Base
  set(:rank) { |*ranks| condition { halt 403 unless ranks.include?(keeper.rank) } }
  get('/apes') { }
  put '/apes/:id', rank: [:chief] do
  end
end
`,
    'api/root.rb': `require 'grape'
module Api
  class Root < Grape::API
    helpers do
      def authenticate!
        error!('401 Unauthorized', 401) unless headers['Authorization']
      end
    end
    mount Api::Bats
  end
end
`,
    'api/bats.rb': `module Api
  class Bats < Grape::API
    resource :bats do
      get { [] }
      post { authenticate!; {} }
      route_param :id do
        before { authenticate! }
        delete { }
      end
    end
  end
end
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "workspace DELETE /api/bats/{id}: Rack::Cors cors; authenticate! authentication
    workspace GET /apes: Rack::Cors cors
    workspace GET /api/bats: Rack::Cors cors
    workspace POST /api/bats: Rack::Cors cors; authenticate! authentication
    workspace PUT /apes/{id}: Rack::Cors cors; rank authorization"
  `);
});
