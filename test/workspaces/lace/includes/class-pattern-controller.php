<?php

class Pattern_Controller extends WP_REST_Controller
{
    public function __construct()
    {
        $this->namespace = 'lace/v1';
        $this->rest_base = 'patterns';
    }

    public function register_routes()
    {
        register_rest_route($this->namespace, '/' . $this->rest_base, [
            [
                'methods' => WP_REST_Server::READABLE,
                'callback' => [$this, 'get_items'],
                'permission_callback' => '__return_true',
            ],
            [
                'methods' => WP_REST_Server::CREATABLE,
                'callback' => [$this, 'create_item'],
                'permission_callback' => [$this, 'may_draw'],
            ],
            'schema' => [$this, 'get_public_item_schema'],
        ]);
        register_rest_route($this->namespace, '/' . $this->rest_base . '/(?P<id>[\d]+)', [
            'methods' => WP_REST_Server::DELETABLE,
            'callback' => [$this, 'delete_item'],
            'permission_callback' => fn () => current_user_can('delete_posts'),
        ]);
    }

    public function get_items($request)
    {
        global $wpdb;
        return $wpdb->get_results($wpdb->prepare('SELECT id, stitches FROM lace_patterns WHERE guild_id = %d LIMIT 20', $request['guild']));
    }

    public function create_item($request)
    {
        global $wpdb;
        $wpdb->query($wpdb->prepare('INSERT INTO lace_patterns (guild_id, stitches) VALUES (%d, %d)', $request['guild'], $request['stitches']));
        return new WP_REST_Response(null, 201);
    }

    public function delete_item($request)
    {
        global $wpdb;
        $wpdb->query($wpdb->prepare('DELETE FROM lace_patterns WHERE id = %d', $request['id']));
        return new WP_REST_Response(null, 204);
    }

    public function may_draw($request)
    {
        return is_user_logged_in();
    }
}
