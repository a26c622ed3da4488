class BookingMailer < ActionMailer::Base
  def confirmed
    @booking = params[:booking]
    mail to: @booking.swimmer.email
  end

  def reminder
    mail to: params[:booking].swimmer.email
  end
end
