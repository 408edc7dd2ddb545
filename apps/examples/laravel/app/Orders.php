<?php

namespace App;

use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Log;

/** Orders and what is known of their payment. */
final class Orders
{
    public function __construct(private MonPay $monPay)
    {
    }

    public function find(string $nonce): ?object
    {
        return DB::table('shop_orders')->where('nonce', $nonce)->first();
    }

    /** Asks MonPay about the order's own invoice, delivers once, and says whether it is paid. */
    public function settle(object $order): bool
    {
        if ($order->paid_at !== null || $order->invoice_id === null) {
            return $order->paid_at !== null;
        }
        $invoice = $this->monPay->invoice((int) $order->invoice_id);
        if (($invoice['status'] ?? null) !== 'PAID') {
            return false;
        }
        $differs = ($invoice['id'] ?? null) !== (int) $order->invoice_id
            || ($invoice['amount'] ?? null) != $order->amount
            || ($invoice['receiver'] ?? null) !== $order->receiver
            || ($invoice['userId'] ?? null) !== (int) $order->user_id;
        if ($differs) {
            Log::alert("A person has to look at order $order->nonce: something else was paid.");

            return false;
        }
        // The one UPDATE: it changes a row for one caller only, who delivers.
        $unpaid = DB::table('shop_orders')->where('nonce', $order->nonce)->whereNull('paid_at');
        if ($unpaid->update(['paid_at' => now()]) === 1) {
            Log::info("Delivered order $order->nonce");
        }

        return true;
    }

    /** Finds what no notice reported: unpaid orders of the last day. */
    public function sweep(): void
    {
        $unpaid = DB::table('shop_orders')->whereNull('paid_at')->whereNotNull('invoice_id');
        foreach ($unpaid->where('created_at', '>', now()->subDay())->get() as $order) {
            // One that fails is found by the next sweep.
            rescue(fn () => $this->settle($order));
        }
    }
}
