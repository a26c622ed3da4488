<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('works', function (Blueprint $table) {
            $table->id();
            $table->string('title', 200);
            $table->unsignedBigInteger('score_id')->unique();
        });

        Schema::create('concerts', function (Blueprint $table) {
            $table->id();
            $table->string('name');
            $table->enum('hall', ['large', 'small'])->default('large');
            $table->timestampTz('starts_at')->index();
            $table->timestamps();
        });

        Schema::create('seats', function (Blueprint $table) {
            $table->id();
            $table->foreignId('concert_id')->constrained()->cascadeOnDelete();
            $table->integer('number');
            $table->string('booked_by')->nullable();
            $table->timestamp('booked_at')->nullable();
            $table->timestamp('paid_at')->nullable();
            $table->timestamps();
            $table->unique(['concert_id', 'number']);
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('seats');
        Schema::dropIfExists('concerts');
        Schema::dropIfExists('works');
    }
};
