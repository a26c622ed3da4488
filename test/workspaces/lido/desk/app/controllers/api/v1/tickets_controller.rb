class Api::V1::TicketsController < ApplicationController
  skip_before_action :authenticate_swimmer!
  before_action -> { doorkeeper_authorize! :tickets }

  def show
    ticket = Ticket.where(code: request.headers['X-Ticket-Code']).order(created_at: :desc).first
    render json: ticket
  end

  def create
    render json: Ticket.create!(kind: params[:kind]), status: 201
  end
end
