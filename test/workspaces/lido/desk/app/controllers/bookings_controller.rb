class BookingsController < ApplicationController
  def create
    lane = Lane.find(params[:lane_id])
    booking = Booking.transaction do
      made = lane.bookings.create!(booking_params.merge(swimmer: current_swimmer))
      lane.lock!
      made
    end
    LockerClient.new.reserve(booking)
    ReminderJob.set(wait: 1.day).perform_later(booking)
    BookingMailer.with(booking:).confirmed.deliver_later
    render json: booking, status: :created
  rescue ActiveRecord::RecordInvalid
    render json: { error: 'invalid' }, status: :unprocessable_entity
  end

  def destroy
    Booking.find(params[:id]).destroy
    head :no_content
  end

  private

  def booking_params
    params.require(:booking).permit(:day, :hour, guests: [])
  end
end
