class SweepJob < ApplicationJob
  def perform
    Booking.where(day: ...1.year.ago).in_batches.delete_all
  end
end
