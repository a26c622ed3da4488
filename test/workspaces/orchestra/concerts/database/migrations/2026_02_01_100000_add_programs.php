<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('concert_piece', function (Blueprint $table) {
            $table->foreignIdFor(\Philharmonic\Concerts\Models\Concert::class)->constrained();
            $table->foreignId('piece_id')->references('id')->on('works')->onDelete('restrict');
            $table->unsignedSmallInteger('position');
            $table->primary(['concert_id', 'piece_id']);
        });

        Schema::table('concerts', function (Blueprint $table) {
            $table->renameColumn('name', 'title');
            $table->softDeletes();
        });

        Schema::table('seats', function (Blueprint $table) {
            $table->timestamp('sent_at')->nullable();
        });
    }
};
