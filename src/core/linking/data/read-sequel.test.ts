import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('datasets of Sequel that methods of a repository begin, and conditions that blocks write', async () => {
  const system = await systemOf({
    Gemfile: "gem 'sinatra'\ngem 'sequel'\n",
    'db.rb': "require 'sequel'\nDB = Sequel.connect(ENV['DATABASE_URL'])\n",
    'hives.rb': `require_relative 'db'

class Hives
  def initialize(db = DB)
    @db = db
  end

  def hives = @db[:hives]

  def find(id) = hives.where(id: id).first

  def search(params)
    found = hives
    found = found.where(place: params[:place]) if params[:place]
    found = found.where { capacity >= params[:least] } if params[:least]
    found.reverse(:capacity).limit(10).all
  end

  def move(ids, place)
    @db.transaction do
      ids.each { |id| hives.where(id: id).update(place: place) }
    end
  end

  def own(params) = hives.of_keeper(params[:keeper]).all

  def empty = hives.where { bees < 1 }.delete
end
`,
    'app.rb': `require 'sinatra'
require_relative 'hives'
kept = Hives.new
get('/hives/:id') { kept.find(params[:id]) }
get('/hives') { kept.search(params) }
get('/own') { kept.own(params) }
post('/move') { kept.move(params[:ids], 'garden') }
delete('/hives') { kept.empty }
`,
  });
  const names = ['find', 'search', 'move', 'own', 'empty'].map((name) => `Hives.${name}`);
  expect(names.map((name) => `${name}: ${queriesText(system, name).join('; ')}`).join('\n')).toMatchInlineSnapshot(`
    "Hives.find: select hives by id limited
    Hives.search: select hives at times by place, capacity sorted by capacity limited
    Hives.move: update hives by id
    Hives.own: select hives
    Hives.empty: delete hives by bees"
  `);
  const loose = system.accesses.filter(({ filtersKnown }) => !filtersKnown).map(({ operation }) => operation);
  expect(loose).toEqual(['operation:hives.rb#Hives.own']);
});
