class ApplicationController < ActionController::Base
  include Pundit::Authorization
  include Noticed

  before_action :authenticate_swimmer!
  rescue_from ActiveRecord::RecordNotFound, with: :nothing_there

  private

  def nothing_there
    render json: { error: 'nothing there' }, status: :not_found
  end
end
