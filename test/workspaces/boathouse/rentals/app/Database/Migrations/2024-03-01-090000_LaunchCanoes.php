<?php

namespace App\Database\Migrations;

use CodeIgniter\Database\Migration;

class LaunchCanoes extends Migration
{
    public function up()
    {
        $this->forge->addField([
            'id' => ['type' => 'INT', 'unsigned' => true, 'auto_increment' => true],
            'name' => ['type' => 'VARCHAR', 'constraint' => 40],
            'seats' => ['type' => 'INT'],
            'varnish' => ['type' => 'DATE', 'null' => true],
        ]);
        $this->forge->addPrimaryKey('id');
        $this->forge->addKey(['seats', 'name'], false, false, 'canoes_by_size');
        $this->forge->createTable('canoes');

        $this->forge->addField('id');
        $this->forge->addField(['canoe_id' => ['type' => 'INT', 'unsigned' => true]]);
        $this->forge->addForeignKey('canoe_id', 'canoes', 'id', '', 'CASCADE');
        $this->forge->createTable('hires');
    }

    public function down()
    {
        $this->forge->dropTable('hires');
        $this->forge->dropTable('canoes');
    }
}
