module Admin
  class BaseController < ApplicationController
    before_action :require_attendant

    private

    def require_attendant
      head :forbidden unless current_swimmer.attendant?
    end
  end
end
