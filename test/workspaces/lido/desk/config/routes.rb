Rails.application.routes.draw do
  devise_for :swimmers, path: 'members', only: :sessions

  root 'lanes#index'
  resources :lanes, only: %i[index show] do
    resources :bookings, only: %i[create destroy], shallow: true
    get :free, on: :collection
    member { post :close }
  end

  concern :notable do
    resources :notes, only: :create
  end

  namespace :admin do
    resources :swimmers, param: :card, except: %i[new edit], concerns: :notable
    get 'takings/:day', to: 'takings#show'
  end

  draw :api
  mount Sidekiq::Web => '/queues'
end
