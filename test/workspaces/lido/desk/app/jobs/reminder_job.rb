class ReminderJob < ApplicationJob
  queue_as :reminders

  def perform(booking)
    booking.touch
    BookingMailer.with(booking:).reminder.deliver_now
  end
end
