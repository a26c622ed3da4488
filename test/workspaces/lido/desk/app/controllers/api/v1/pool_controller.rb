class Api::V1::PoolController < ApplicationController
  skip_before_action :authenticate_swimmer!

  def heat
    render plain: Pool.first.heat + WeatherClient.new.today['warmer'].to_i
  end

  def depth
    render plain: Pool.maximum(:depth)
  end
end
