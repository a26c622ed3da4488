<?php

namespace app\controllers;

use app\models\Crew;
use Yii;
use yii\filters\AccessControl;
use yii\filters\VerbFilter;
use yii\web\Controller;

class CrewController extends Controller
{
    public function behaviors()
    {
        return [
            'access' => [
                'class' => AccessControl::class,
                'except' => ['view'],
                'rules' => [['allow' => true, 'roles' => ['@']]],
            ],
            'verbs' => ['class' => VerbFilter::class, 'actions' => ['disband' => ['POST']]],
        ];
    }

    public function actionView($id)
    {
        return $this->asJson(Crew::find()->where(['id' => $id, 'disbanded' => 0])->one());
    }

    public function actionCreate()
    {
        $crew = new Crew();
        $crew->load(Yii::$app->request->post());
        $crew->save();
    }

    public function actionDisband($id)
    {
        $crew = Crew::findOne($id);
        $crew->disbanded = 1;
        $crew->save();
    }
}
