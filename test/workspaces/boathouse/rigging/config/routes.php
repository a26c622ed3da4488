<?php

use Cake\Routing\RouteBuilder;

return function (RouteBuilder $routes): void {
    $routes->scope('/rigging', function (RouteBuilder $builder): void {
        $builder->get('/masts', ['controller' => 'Masts', 'action' => 'index']);
        $builder->post('/masts', ['controller' => 'Masts', 'action' => 'add']);
        $builder->delete('/masts/{id}', ['controller' => 'Masts', 'action' => 'delete'])->setPass(['id']);
    });
};
