<?php

namespace Philharmonic\Concerts\Models;

use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsToMany;
use Illuminate\Database\Eloquent\Relations\HasMany;
use Illuminate\Database\Eloquent\SoftDeletes;

class Concert extends Model
{
    use SoftDeletes;

    protected $fillable = ['title', 'hall', 'starts_at'];

    public function seats(): HasMany
    {
        return $this->hasMany(Seat::class);
    }

    public function pieces(): BelongsToMany
    {
        return $this->belongsToMany(Piece::class)->withPivot('position');
    }

    public function scopeUpcoming(Builder $query): void
    {
        $query->where('starts_at', '>', now());
    }
}
