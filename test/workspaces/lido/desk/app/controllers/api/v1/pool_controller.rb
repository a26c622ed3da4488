class Api::V1::PoolController < ApplicationController
  skip_before_action :authenticate_swimmer!

  def heat
    render plain: Pool.first.heat
  end

  def depth
    render plain: Pool.maximum(:depth)
  end
end
