class Admin::TakingsController < Admin::BaseController
  def show
    rows = ActiveRecord::Base.connection.select_all(<<~SQL.squish)
      SELECT lane_id, count(*) FROM bookings WHERE day = #{params[:day]} GROUP BY lane_id
    SQL
    render json: rows
  end
end
