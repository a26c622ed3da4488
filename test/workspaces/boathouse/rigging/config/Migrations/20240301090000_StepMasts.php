<?php

use Migrations\BaseMigration;

class StepMasts extends BaseMigration
{
    public function change(): void
    {
        $this->table('rig_masts')
            ->addColumn('height', 'decimal', ['precision' => 4, 'scale' => 1, 'null' => false])
            ->addColumn('wood', 'string', ['limit' => 20])
            ->addIndex(['wood', 'height'])
            ->create();

        $stays = $this->table('stays', ['id' => false, 'primary_key' => ['mast_id', 'side']]);
        $stays->addColumn('mast_id', 'integer', ['null' => false]);
        $stays->addColumn('side', 'string', ['null' => false]);
        $stays->addForeignKey('mast_id', 'rig_masts', 'id', ['delete' => 'CASCADE']);
        $stays->create();
    }
}
