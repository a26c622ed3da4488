class Admin::NotesController < Admin::BaseController
  def create
    swimmer = Swimmer.find_by!(card: params[:swimmer_card])
    swimmer.notes << Note.new(text: params[:text])
    head :created
  end
end
