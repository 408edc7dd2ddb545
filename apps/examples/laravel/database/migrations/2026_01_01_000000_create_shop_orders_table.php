<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('shop_orders', function (Blueprint $table) {
            // A random value that stands in the order's addresses, so that nobody can guess them.
            $table->uuid('nonce')->primary();
            $table->unsignedBigInteger('user_id');
            $table->unsignedBigInteger('amount');
            $table->string('receiver');
            $table->unsignedBigInteger('invoice_id')->nullable()->unique();
            $table->timestamp('created_at')->nullable()->index();
            $table->timestamp('paid_at')->nullable();
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('shop_orders');
    }
};
