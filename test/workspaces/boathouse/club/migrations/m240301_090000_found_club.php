<?php

use yii\db\Migration;

class m240301_090000_found_club extends Migration
{
    public function safeUp()
    {
        $this->createTable('{{%club_crews}}', [
            'id' => $this->primaryKey(),
            'name' => $this->string(60)->notNull()->unique(),
            'disbanded' => 'TINYINT NOT NULL DEFAULT 0',
        ]);
        $this->createTable('trophy', ['crew_id' => $this->integer()->notNull(), 'won_on' => $this->date(), 'PRIMARY KEY(crew_id, won_on)']);
        $this->createIndex('ix_trophy_won', 'trophy', 'won_on');
        $this->addForeignKey('fk_trophy_crew', 'trophy', 'crew_id', '{{%club_crews}}', 'id', 'CASCADE');
    }

    public function safeDown()
    {
        $this->dropTable('trophy');
        $this->dropTable('{{%club_crews}}');
    }
}
