<?php

namespace App\Database\Migrations;

use CodeIgniter\Database\Migration;

class RenameVarnish extends Migration
{
    public function up()
    {
        $this->forge->modifyColumn('canoes', ['varnish' => ['name' => 'varnished_on', 'type' => 'DATE', 'null' => true]]);
        $this->forge->addColumn('hires', ['hours' => ['type' => 'INT', 'default' => 1]]);
    }

    public function down()
    {
        $this->forge->dropColumn('hires', 'hours');
    }
}
