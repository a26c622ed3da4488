<?php

use Migrations\BaseMigration;

class TuneMasts extends BaseMigration
{
    public function up(): void
    {
        $this->table('rig_masts')->removeIndex(['wood', 'height'])->addIndex('height', ['unique' => true])->update();
    }

    public function down(): void
    {
        $this->table('rig_masts')->removeIndex(['height'])->update();
    }
}
