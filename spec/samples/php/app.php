<?php

// A whole mini app: a launch becomes a session, a customer is greeted and buys one cup of tea, and it is delivered when
// MonPay confirms that it is paid. Serve it with `PHP_CLI_SERVER_WORKERS=8 php -S 127.0.0.1:3000 app.php`.
declare(strict_types=1);

ini_set('display_errors', '0'); // what goes wrong is for the log, not for the customer
require __DIR__ . '/exchange.php';
require __DIR__ . '/invoice.php';

use MonPay\Api\AccountApi;
use MonPay\Api\InvoiceApi;
use MonPay\Model\Invoice;
use MonPay\Model\InvoiceRequest;
use MonPay\Model\InvoiceType;
use MonPay\Model\UserInfo;
use MonPay\Model\UserInfoResponse;

const PRICE = 6500;

header('Cache-Control: no-store');
header('Referrer-Policy: no-referrer');
session_name('session');
session_set_cookie_params(['path' => '/', 'httponly' => true, 'samesite' => 'Lax', 'secure' => str_starts_with((string) getenv('MONPAY_REDIRECT_URI'), 'https:')]);

try {
    [$status, $text] = answer(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), $_SERVER['REQUEST_METHOD']);
} catch (Throwable $e) {
    error_log(get_class($e)); // its message may hold a whole answer of MonPay's
    [$status, $text] = [502, 'Уучлаарай, алдаа гарлаа. MonPay аппаас дахин нээнэ үү.'];
}
http_response_code($status);
header('Content-Type: text/html; charset=utf-8');
echo '<!doctype html><meta charset="utf-8"><title>Дэлгүүр</title><p>', htmlspecialchars($text);

function answer(string $path, string $method): array
{
    $nonce = preg_match('#^/(?:orders|paid)/([0-9a-f]{32})$#', $path, $found) ? $found[1] : null;
    if ($path === '/launch') {
        return launch($method);
    }
    if ($nonce !== null && str_starts_with($path, '/paid/')) {
        return order($nonce) === null ? [404, 'Ийм захиалга алга.'] : [200, settle($nonce) ? 'paid' : 'ok'];
    }
    $customer = customer();
    if ($customer === null) {
        return [401, 'Мини аппыг MonPay аппаас нээнэ үү.'];
    }
    if ($path === '/checkout' && $method === 'POST') {
        return checkOut($customer);
    }
    if ($nonce !== null) {
        $own = (order($nonce)['userId'] ?? null) === $customer['userId'];
        return $own ? [200, settle($nonce) ? 'Баярлалаа, төлөгдлөө.' : 'Төлбөрийг шалгаж байна…'] : [404, 'Ийм захиалга алга.'];
    }
    return [200, 'Тавтай морил, ' . $customer['name'] . '!'];
}

function launch(string $method): array
{
    $early = ($_SERVER['HTTP_SEC_PURPOSE'] ?? '') . ($_SERVER['HTTP_PURPOSE'] ?? '');
    if ($method !== 'GET' || str_contains($early, 'prefetch')) {
        return [405, 'MonPay аппаас нээнэ үү.']; // a code is only spent for a customer who is there
    }
    $code = $_GET['code'] ?? '';
    if (!is_string($code) || $code === '' || !isFirst('code-' . hash('sha256', $code))) {
        return [400, 'Мини аппыг MonPay аппаас дахин нээнэ үү.'];
    }
    $token = exchange($code)->getAccessToken();
    $user = who($token);
    session_start();
    session_regenerate_id(true); // a launch never joins the session that was there before
    $_SESSION = ['userId' => $user->getUserId(), 'name' => $user->getUserFirstname() ?? '', 'token' => $token];
    header('Location: /', true, 303);
    return [303, ''];
}

function who(string $token): UserInfo
{
    $answer = (new AccountApi(http(), configuration()->setAccessToken($token)))->getUserInfo();
    $user = $answer instanceof UserInfoResponse && $answer->getIntCode() === 0 ? $answer->getResult() : null;
    return $user ?? throw new RuntimeException('MonPay does not say who came.');
}

/** A stranger gets no session. */
function customer(): ?array
{
    if (!isset($_COOKIE['session'])) {
        return null;
    }
    session_start(['read_and_close' => true, 'use_strict_mode' => true]);
    return isset($_SESSION['userId']) ? $_SESSION : null;
}

function checkOut(array $customer): array
{
    $nonce = bin2hex(random_bytes(16));
    $order = ['userId' => $customer['userId'], 'amount' => PRICE, 'receiver' => getenv('MONPAY_RECEIVER') ?: 'branch-user'];
    keep($nonce, $order);
    $origin = preg_replace('#^(https?://[^/]+).*#', '$1', getenv('MONPAY_REDIRECT_URI'));
    // Never repeated: a second invoice can be paid as well.
    $invoice = invoiceOf((new InvoiceApi(http(), configuration()->setAccessToken($customer['token'])))->createInvoice(
        new InvoiceRequest([
            'amount' => PRICE,
            'receiver' => $order['receiver'],
            'invoice_type' => InvoiceType::P2_B,
            'description' => 'Сүүтэй цай',
            'redirect_uri' => "$origin/orders/$nonce",
            'client_service_url' => "$origin/paid/$nonce",
        ]),
    ));
    keep($nonce, [...$order, 'invoiceId' => $invoice->getId()]);
    header('Location: ' . configuration()->getHost() . '/v2/invoice/' . $invoice->getId(), true, 303);
    return [303, ''];
}

/** A notice is not believed: the invoice of the order is checked. Delivers once, and says whether it is delivered. */
function settle(string $nonce): bool
{
    $order = order($nonce);
    if (is_file(place("paid-$nonce")) || !isset($order['invoiceId'])) {
        return isset($order['invoiceId']);
    }
    $paid = isPaid(invoiceOf(invoices()->getInvoice($order['invoiceId'])), $order);
    if ($paid && isFirst("paid-$nonce")) {
        error_log("Delivered order $nonce");
    }
    return $paid;
}

function isPaid(Invoice $invoice, array $order): bool
{
    return $invoice->getStatus() === 'PAID'
        && $invoice->getId() === $order['invoiceId']
        && $invoice->getAmount() == $order['amount']
        && $invoice->getReceiver() === $order['receiver']
        && $invoice->getUserId() === $order['userId'];
}

function order(string $nonce): ?array
{
    $file = place("order-$nonce");
    return is_file($file) ? json_decode(file_get_contents($file), true) : null;
}

function keep(string $nonce, array $order): void
{
    file_put_contents(place("order-$nonce"), json_encode($order), LOCK_EX);
}

/** True for one caller only, however many processes ask: a database does it with a unique column. */
function isFirst(string $name): bool
{
    return @fopen(place($name), 'x') !== false;
}

/** Files are enough to try it out; orders belong in a database. */
function place(string $name): string
{
    $folder = getenv('SHOP_DATA') ?: sys_get_temp_dir() . '/monpay-shop';
    @mkdir($folder, 0700, true);
    return "$folder/$name";
}
