<?php

use CodeIgniter\Router\RouteCollection;

/** @var RouteCollection $routes */
$routes->group('rentals', ['filter' => 'tokens'], static function ($routes) {
    $routes->get('canoes', 'Canoes::index');
    $routes->get('canoes/(:num)', 'Canoes::show/$1');
    $routes->post('canoes/(:num)/hires', 'Canoes::hire/$1', ['filter' => 'throttle']);
});
$routes->delete('paddles/(:num)', 'Paddles::delete/$1');
