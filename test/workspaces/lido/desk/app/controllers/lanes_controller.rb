class LanesController < ApplicationController
  skip_before_action :authenticate_swimmer!, only: %i[index free]
  before_action :find_lane, only: %i[show close]

  def index
    @lanes = Lane.open.includes(:pool).order(:number)
    render json: @lanes
  end

  def free
    lanes = Rails.cache.fetch("lanes:#{params[:depth]}", expires_in: 5.minutes) do
      Lane.open.where('depth >= ?', params[:depth].to_i).limit(20).to_a
    end
    render json: lanes
  end

  def show
    bookings = @lane.bookings.where(day: Date.current)
    names = bookings.map { |booking| booking.swimmer.name }
    render json: { lane: @lane, names: names }
  end

  def close
    authorize @lane
    @lane.update!(state: :closed)
    head :no_content
  end

  private

  def find_lane
    @lane = Lane.find(params[:id])
  end
end
