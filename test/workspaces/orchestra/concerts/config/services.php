<?php

return [
    'archive' => [
        'url' => env('ARCHIVE_URL', 'http://archive:8080'),
    ],
];
