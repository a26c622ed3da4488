import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A shop of records whose model mixes in a module, and whose services and queries are objects of their own. */
const records = {
  Gemfile: "gem 'rails'\n",
  'config/routes.rb': `Rails.application.routes.draw do
  get '/albums', to: 'albums#index'
  get '/found', to: 'albums#found'
  post '/albums/:id/publish', to: 'albums#publish'
  delete '/albums/:id', to: 'albums#destroy'
  post '/relabel', to: 'albums#relabel'
  get '/counted', to: 'albums#counted'
end
`,
  'app/models/concerns/discardable.rb': `module Discardable
  extend ActiveSupport::Concern
  included do
    scope :kept, -> { where(discarded_at: nil) }
  end
  class_methods do
    def recent(n = 10)
      order(published_at: :desc).limit(n)
    end
  end

  def discard!
    update!(discarded_at: Time.current)
  end
end
`,
  'app/models/album.rb': `class Album < ApplicationRecord
  include Discardable
  has_many :tracks
end
`,
  'app/models/track.rb': 'class Track < ApplicationRecord\n  belongs_to :album\nend\n',
  'app/services/publish_album.rb': `class PublishAlbum
  def initialize(album)
    @album = album
  end

  def self.call(album) = new(album).call

  def call
    ActiveRecord::Base.transaction do
      @album.update!(published_at: Time.current)
      @album.tracks.each { |track| track.update!(open: true) }
    end
  end
end
`,
  'app/queries/album_finder.rb': `class AlbumFinder
  def initialize(scope = Album.kept)
    @scope = scope
  end

  def titled(title)
    @scope = @scope.where(title: title)
    self
  end

  def page(number)
    @scope.limit(20).offset(number * 20).to_a
  end
end
`,
  'app/controllers/albums_controller.rb': `class AlbumsController < ApplicationController
  def index
    render json: Album.kept.recent(5)
  end

  def found
    render json: AlbumFinder.new.titled(params[:title]).page(1)
  end

  def publish
    PublishAlbum.call(Album.kept.find(params[:id]))
  end

  def destroy
    Album.find(params[:id]).discard!
  end

  def relabel
    Album.in_batches(of: 50) { |albums| albums.update_all(label: params[:label]) }
  end

  def counted
    albums = Album.where(label: params[:label])
    albums = albums.to_a
    render json: { albums: albums, count: albums.count }
  end
end
`,
};

test('scopes of a module are asked of the model that mixes it in, and services are followed to their rows', async () => {
  const system = await systemOf(records);
  const names = [
    ...['index', 'publish', 'destroy', 'relabel', 'counted'].map((name) => `AlbumsController.${name}`),
    'Discardable.discard!',
    'PublishAlbum.call',
    'AlbumFinder.page',
  ];
  const lines = names.map((name) => `${name}: ${queriesText(system, name).join('; ')}`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "AlbumsController.index: select albums by discarded_at sorted by published_at limited
    AlbumsController.publish: select albums by discarded_at, id limited
    AlbumsController.destroy: select albums by id limited
    AlbumsController.relabel: select albums limited; update albums
    AlbumsController.counted: select albums by label
    Discardable.discard!: update albums by id
    PublishAlbum.call: select tracks by album_id; update albums by id; update tracks by id
    AlbumFinder.page: select albums by discarded_at limited"
  `);
  const found = system.accesses.find(({ operation }) => operation.endsWith('#AlbumFinder.page'));
  expect(found?.filtersKnown).toBe(false);
});

test('a relation of the object itself is read once, however often a loop asks for it', async () => {
  const system = await systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': "Rails.application.routes.draw do\n  get '/songs/:id', to: 'songs#show'\nend\n",
    'app/models/album.rb': 'class Album < ApplicationRecord\n  has_many :songs\nend\n',
    'app/models/song.rb': `class Song < ApplicationRecord
  belongs_to :album

  def words
    changes.map { |key, value| "#{key} of #{album.title}" }
  end
end
`,
    'app/controllers/songs_controller.rb': `class SongsController < ApplicationController
  def show
    song = Song.find(params[:id])
    song.words
    Song.where(title: song.title).map { |other| other.album.title }
  end
end
`,
  });
  const read = system.accesses.filter(({ table, verb }) => table.endsWith(':albums') && verb === 'select');
  expect(read.map(({ operation, inLoop }) => `${operation.split('#')[1]} ${inLoop ? 'in a loop' : 'once'}`)).toEqual([
    'SongsController.show in a loop',
    'Song.words once',
  ]);
});
