module Admin
  class SwimmersController < BaseController
    def index
      render json: Swimmer.recent.page(params[:page])
    end

    def show
      render json: Swimmer.find_by!(card: params[:card])
    end

    def create
      swimmer = Swimmer.create!(params.require(:swimmer).permit(:name, :email))
      render json: swimmer, status: :created
    end

    def update
      Swimmer.find_by!(card: params[:card]).update!(name: params[:name])
      head :no_content
    end

    def destroy
      Swimmer.where(card: params[:card]).destroy_all
      head :no_content
    end
  end
end
