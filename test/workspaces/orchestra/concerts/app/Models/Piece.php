<?php

namespace Philharmonic\Concerts\Models;

use Illuminate\Database\Eloquent\Model;

class Piece extends Model
{
    protected $table = 'works';
}
