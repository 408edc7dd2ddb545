<?php

namespace App;

use Closure;
use GuzzleHttp\Exception\GuzzleException;
use Illuminate\Http\Client\ConnectionException;
use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Http;
use SensitiveParameter;

/** The calls that a shop needs. Each answer is judged before it is believed; what fails is thrown as MonPayFailed. */
final class MonPay
{
    private ?string $ownToken = null;

    /** Exchanges the code of a launch for the customer's token. A code that was tried once is never sent again. */
    public function exchange(#[SensitiveParameter] string $code): string
    {
        // True for one caller only, however many processes share the cache.
        if (! Cache::add('monpay-code-'.hash('sha256', $code), true, 600)) {
            throw new MonPayFailed('The code of this launch was used before.');
        }

        return $this->token([
            'grant_type' => 'authorization_code',
            'redirect_uri' => config('monpay.redirect_uri'),
            'code' => $code,
        ]);
    }

    /** Who came: `userId`, and what the customer shares. */
    public function customer(#[SensitiveParameter] string $token): array
    {
        $customer = $this->result(fn (PendingRequest $http) => $http->withToken($token)->get('/v2/api/oauth/userinfo'));
        if (! is_int($customer['userId'] ?? null)) {
            throw new MonPayFailed('MonPay does not say who came.');
        }

        return $customer;
    }

    /** With the customer's token the invoice is theirs. Never repeat it by itself: a second invoice can be paid as well. */
    public function createInvoice(#[SensitiveParameter] string $token, array $invoice): int
    {
        $made = $this->result(fn (PendingRequest $http) => $http->withToken($token)->post('/v2/api/oauth/invoice', $invoice));
        if (! is_int($made['id'] ?? null)) {
            throw new MonPayFailed('MonPay made an invoice and does not name it.');
        }

        return $made['id'];
    }

    /** The invoice as MonPay has it now: the proof of a payment. */
    public function invoice(int $id): array
    {
        $this->ownToken ??= $this->token(['grant_type' => 'client_credentials']);

        return $this->result(fn (PendingRequest $http) => $http->withToken($this->ownToken)->get("/v2/api/oauth/invoice/$id"));
    }

    /** Where the customer approves the invoice. */
    public function payPage(int $id): string
    {
        return rtrim(config('monpay.authorization_server'), '/')."/v2/invoice/$id";
    }

    private function token(#[SensitiveParameter] array $fields): string
    {
        $credentials = ['client_id' => config('monpay.client_id'), 'client_secret' => config('monpay.client_secret')];
        $body = $this->body(fn (PendingRequest $http) => $http->asForm()->post('/v2/oauth/token', $credentials + $fields));
        $token = $body['access_token'] ?? null;
        if (! is_string($token) || $token === '') {
            throw new MonPayFailed('MonPay answered with success, but without a token.');
        }

        return $token;
    }

    private function result(Closure $call): array
    {
        $body = $this->body($call);
        if (($body['intCode'] ?? null) !== 0 || ! is_array($body['result'] ?? null)) {
            throw new MonPayFailed('MonPay answered with success, but without a result.');
        }

        return $body['result'];
    }

    /** The body of a success. MonPay can refuse with status 200: then `intCode` is not 0. */
    private function body(Closure $call): array
    {
        try {
            $response = $call($this->http());
        } catch (ConnectionException|GuzzleException $e) {
            // MonPay may have done it all the same. The message would hold the address that was asked.
            throw new MonPayFailed('No whole answer came from MonPay.');
        }
        $body = json_decode($response->body(), true, 32, JSON_BIGINT_AS_STRING);
        $intCode = is_array($body) ? ($body['intCode'] ?? 0) : null;
        if (! $response->successful() || $intCode !== 0) {
            // Only what is documented gets into the log: an answer can repeat what was sent.
            preg_match('/^[a-z_]{1,40}$/', is_array($body) && is_string($body['error'] ?? null) ? $body['error'] : '', $error);
            throw new MonPayFailed("MonPay answered {$response->status()}, ".($error[0] ?? 'intCode '.(int) $intCode).'.');
        }

        return $body;
    }

    private function http(): PendingRequest
    {
        $server = config('monpay.authorization_server');
        ['scheme' => $scheme, 'host' => $host] = parse_url($server);
        if ($scheme !== 'https' && ! in_array($host, ['127.0.0.1', 'localhost'], true)) {
            throw new MonPayFailed('The client secret goes over https only.');
        }

        // A redirect would post the secret to wherever it leads.
        return Http::baseUrl($server)->acceptJson()->withoutRedirecting()->timeout(10)->withOptions(['connect_timeout' => 5]);
    }
}
