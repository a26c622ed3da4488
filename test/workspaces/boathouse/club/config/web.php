<?php

return [
    'id' => 'club',
    'components' => [
        'urlManager' => [
            'enablePrettyUrl' => true,
            'rules' => [
                ['class' => 'yii\rest\UrlRule', 'controller' => 'trophy'],
                'GET crews/<id:\d+>' => 'crew/view',
                'POST crews' => 'crew/create',
                '<controller:\w+>/<action:\w+>' => '<controller>/<action>',
            ],
        ],
    ],
];
