<?php
/**
 * Plugin Name: Lace Guild
 */

require_once __DIR__ . '/includes/class-pattern-controller.php';

add_action('rest_api_init', function () {
    (new Pattern_Controller())->register_routes();
    register_rest_route('lace/v1', '/guilds', [
        'methods' => 'GET',
        'callback' => 'lace_guilds',
        'permission_callback' => '__return_true',
    ]);
});

function lace_guilds(WP_REST_Request $request)
{
    global $wpdb;
    return $wpdb->get_results("SELECT id, town FROM lace_guilds ORDER BY town LIMIT 50");
}
