<?php

namespace app\models;

use yii\db\ActiveRecord;

class Trophy extends ActiveRecord
{
}
