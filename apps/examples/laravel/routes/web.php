<?php

use App\Http\Controllers\ShopController;
use Illuminate\Support\Facades\Route;

Route::get('/launch', [ShopController::class, 'launch']);
Route::get('/', [ShopController::class, 'shop']);
Route::post('/checkout', [ShopController::class, 'checkOut']);
Route::get('/orders/{nonce}', [ShopController::class, 'order']);

// MonPay's server calls it: it has no session, and no form of ours.
Route::any('/paid/{nonce}', [ShopController::class, 'notice'])->withoutMiddleware('web');
