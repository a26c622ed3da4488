class GraphController < ActionController::API
  before_action :authenticate_ringer!

  def run
    render json: NestSchema.execute(params[:query], variables: params[:variables].to_unsafe_h)
  end

  private

  def authenticate_ringer!
    head :unauthorized unless Ringer.exists?(badge: request.headers["X-Badge"])
  end
end
