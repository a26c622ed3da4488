<?php

namespace App\Model\Table;

use Cake\ORM\Table;

class MastsTable extends Table
{
    public function initialize(array $config): void
    {
        $this->setTable('rig_masts');
        $this->hasMany('Stays');
    }
}
