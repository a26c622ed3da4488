require 'sinatra/base'
require 'redis'
require 'bunny'

class Lockers < Sinatra::Base
  STORE = Redis.new(url: ENV.fetch('REDIS_URL', 'redis://localhost:6379'))
  QUEUE = Bunny.new.start.create_channel.default_exchange

  helpers do
    def require_badge!
      halt 401 unless request.env['HTTP_X_BADGE'] == ENV['BADGE']
    end
  end

  before '/:lane/*' do
    require_badge!
  end

  get '/free' do
    json lockers: STORE.smembers('lockers:free')
  end

  post '/:lane/reservations' do
    STORE.setex("lockers:#{params[:lane]}", 3600, params['swimmer'])
    QUEUE.publish('reserved', routing_key: 'lockers.reserved')
    status 201
  end
end
