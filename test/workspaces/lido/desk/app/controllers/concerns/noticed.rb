module Noticed
  extend ActiveSupport::Concern

  included do
    before_action :put_up_notice
  end

  def put_up_notice
    @notice = Notice.where(shown: true).order(created_at: :desc).first
  end
end
