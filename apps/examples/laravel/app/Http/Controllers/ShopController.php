<?php

namespace App\Http\Controllers;

use App\MonPay;
use App\Orders;
use Illuminate\Http\RedirectResponse;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Str;

final class ShopController
{
    private const PRICE = 6500;
    private const HEADERS = ['Cache-Control' => 'no-store', 'Referrer-Policy' => 'no-referrer'];

    public function __construct(private MonPay $monPay, private Orders $orders)
    {
    }

    public function launch(Request $request): Response|RedirectResponse
    {
        $early = $request->header('Sec-Purpose').$request->header('Purpose');
        // Laravel sends HEAD here, too. A code is only spent for a customer who is there.
        if (! $request->isMethod('GET') || str_contains($early, 'prefetch')) {
            return $this->page('MonPay аппаас нээнэ үү.', 405);
        }
        $code = $request->query('code');
        if (! is_string($code) || $code === '') {
            return $this->page('Мини аппыг MonPay аппаас дахин нээнэ үү.', 400);
        }
        $token = $this->monPay->exchange($code);
        $customer = $this->monPay->customer($token);
        // A new session, whoever the browser was before: a launch proves nothing about who was here.
        $request->session()->invalidate();
        $request->session()->put('customer', [
            'id' => $customer['userId'],
            'name' => $customer['userFirstname'] ?? '',
            'token' => $token,
        ]);

        return redirect('/', 303)->withHeaders(self::HEADERS);
    }

    public function shop(Request $request): Response
    {
        $customer = $request->session()->get('customer');

        return $customer
            ? $this->page("Тавтай морил, {$customer['name']}!", 200, true)
            : $this->page('Мини аппыг MonPay аппаас нээнэ үү.', 401);
    }

    /** Writes the order, creates its invoice, and binds them, in this order: a notice never meets an unknown order. */
    public function checkOut(Request $request): Response|RedirectResponse
    {
        $customer = $request->session()->get('customer');
        if (! $customer) {
            return $this->page('Мини аппыг MonPay аппаас нээнэ үү.', 401);
        }
        $nonce = (string) Str::uuid();
        $receiver = config('monpay.receiver');
        DB::table('shop_orders')->insert([
            'nonce' => $nonce,
            'user_id' => $customer['id'],
            'amount' => self::PRICE,
            'receiver' => $receiver,
            'created_at' => now(),
        ]);
        $origin = preg_replace('#^(https?://[^/]+).*#', '$1', config('monpay.redirect_uri'));
        $invoice = $this->monPay->createInvoice($customer['token'], [
            'amount' => self::PRICE,
            'receiver' => $receiver,
            'invoiceType' => 'P2B',
            'description' => 'Сүүтэй цай',
            'redirectUri' => "$origin/orders/$nonce",
            'clientServiceUrl' => "$origin/paid/$nonce",
        ]);
        DB::table('shop_orders')->where('nonce', $nonce)->update(['invoice_id' => $invoice]);

        return redirect()->away($this->monPay->payPage($invoice), 303)->withHeaders(self::HEADERS);
    }

    /** MonPay's notice is a hint, and what it says is not read: the invoice of the order is checked. */
    public function notice(string $nonce): Response
    {
        $order = $this->orders->find($nonce);
        if ($order === null) {
            return response('', 404);
        }
        // The invoice is not bound yet: MonPay may call again.
        if ($order->invoice_id === null) {
            return response('', 503);
        }
        $this->orders->settle($order);

        return response('ok');
    }

    /** Where the customer comes back to, whether a notice came or not. */
    public function order(Request $request, string $nonce): Response
    {
        $order = $this->orders->find($nonce);
        $customer = $request->session()->get('customer');
        if ($order === null || $customer === null || (int) $order->user_id !== $customer['id']) {
            return $this->page('Ийм захиалга алга.', 404);
        }

        return $this->orders->settle($order)
            ? $this->page('Баярлалаа, төлөгдлөө.', 200)
            : $this->page('Төлбөрийг шалгаж байна…', 200)->header('Refresh', '3');
    }

    private function page(string $text, int $status, bool $sells = false): Response
    {
        return response()->view('shop', ['text' => $text, 'sells' => $sells], $status)->withHeaders(self::HEADERS);
    }
}
