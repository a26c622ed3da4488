<?php

namespace app\controllers;

use app\models\Trophy;
use yii\data\ActiveDataProvider;
use yii\rest\Controller;

class TrophyController extends Controller
{
    public function actionIndex()
    {
        return new ActiveDataProvider(['query' => Trophy::find()->orderBy(['won_on' => SORT_DESC])]);
    }
}
