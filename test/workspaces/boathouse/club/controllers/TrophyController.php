<?php

namespace app\controllers;

use app\models\Trophy;
use yii\rest\Controller;

class TrophyController extends Controller
{
    public function actionIndex()
    {
        return Trophy::find()->orderBy(['won_on' => SORT_DESC])->limit(9)->all();
    }
}
